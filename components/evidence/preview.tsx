"use client";

import { Button, Stack } from "@mantine/core";
import { useEffect, useState } from "react";
import { formatBytes } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { Section } from "@/components/ui/section";
import { preview as words } from "@/components/words/preview";
import styles from "./preview.module.css";

interface PreviewProps {
  /** Where the file comes from, without a query. */
  href: string;
  name: string;
  size: number;
  how: "picture" | "document" | "text";
}

/** The file on the page, read only when somebody wants to see it: each look is written down. */
export function Preview(props: PreviewProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <Section title={words.title}>
      <Stack gap="sm" align="flex-start">
        <Button
          variant="default"
          size="xs"
          aria-expanded={isOpen}
          onClick={() => setOpen((before) => !before)}
        >
          {isOpen ? words.hide : words.show}
        </Button>
        {isOpen && <Shown {...props} />}
      </Stack>
    </Section>
  );
}

function Shown({ href, name, size, how }: PreviewProps) {
  const [isBroken, setBroken] = useState(false);
  const source = `${href}?view`;
  if (isBroken) {
    return (
      <Note urgent tone="warn">
        <p>{words.failed}</p>
      </Note>
    );
  }
  const fail = () => setBroken(true);
  if (how === "text") return <TextStart source={source} name={name} size={size} onFailed={fail} />;
  if (how === "document") {
    // The answer's own policy keeps it from loading or running anything.
    return <iframe src={source} title={words.of(name)} className={styles.document} />;
  }
  // biome-ignore lint/performance/noImgElement: it comes from the store behind a log-in, not from a build
  return <img src={source} alt={words.of(name)} className={styles.picture} onError={fail} />;
}

/** More of a log than anybody reads on a page. */
const MOST = 64 * 1024;

interface TextStartProps {
  source: string;
  name: string;
  size: number;
  onFailed: () => void;
}

/** The first letters of a text as they are, never as markup. */
function TextStart({ source, name, size, onFailed }: TextStartProps) {
  const [text, setText] = useState<string>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: one file is read once
  useEffect(() => {
    const controller = new AbortController();
    readStart(source, controller.signal).then(setText, () => {
      if (!controller.signal.aborted) onFailed();
    });
    return () => controller.abort();
  }, [source]);
  if (text === undefined) return <p role="status">{words.loading}</p>;
  return (
    <>
      {size > MOST && <p>{words.cut(formatBytes(MOST), formatBytes(size))}</p>}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key */}
      <section className={styles.text} tabIndex={0} aria-label={words.of(name)}>
        <pre>{text}</pre>
      </section>
    </>
  );
}

async function readStart(source: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(source, { headers: { range: `bytes=0-${MOST - 1}` }, signal });
  if (!answer.ok) throw new Error(String(answer.status));
  const bytes = new Uint8Array(await answer.arrayBuffer());
  // A letter that the cut went through is left away.
  return new TextDecoder().decode(bytes.subarray(0, MOST), { stream: true });
}

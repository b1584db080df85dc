import { Digest } from "@/components/assets/digest";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { releases as words } from "@/components/words/releases";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";
import styles from "./results.module.css";

/** A result by its reference, in one piece. */
export const ResultLink = ({ reference }: { reference: string }) => (
  <Link
    href={`/assets/evaluations/${encodeURIComponent(reference)}`}
    className={styles.reference ?? ""}
  >
    {reference}
  </Link>
);

const DIGEST = /(sha256:[0-9a-f]{64})/;

/** A sentence in which digests are short; the whole one stands on the page of the result. */
const Told = ({ sentence }: { sentence: string }) => (
  <>
    {sentence
      .split(DIGEST)
      .map((part) => (DIGEST.test(part) ? <Digest key={part} value={part} short /> : part))}
  </>
);

interface IgnoredProps {
  release: { outlook: Pick<ReleaseRecord["outlook"], "ignored"> };
}

/** Results of the model that say nothing of this release, and why. */
export function IgnoredSection({ release: { outlook } }: IgnoredProps) {
  if (outlook.ignored.length === 0) return null;
  return (
    <Section title={words.sections.ignored}>
      <PlainTable
        label={words.sections.ignored}
        head={words.ignoredHead}
        rows={outlook.ignored.map(({ reference, suite, why }) => ({
          id: reference,
          cells: [
            <ResultLink key="reference" reference={reference} />,
            suite,
            <Told key="why" sentence={why} />,
          ],
        }))}
      />
    </Section>
  );
}

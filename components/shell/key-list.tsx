"use client";

import { Modal } from "@mantine/core";
import { usePathname } from "next/navigation";
import { riskReviews } from "@/components/words/risk-reviews";
import { shell } from "@/components/words/shell";
import type { Entry } from "./entries";
import styles from "./key-list.module.css";

interface KeyListProps {
  entries: readonly Entry[];
  opened: boolean;
  onClose: () => void;
}

export function KeyList({ entries, opened, onClose }: KeyListProps) {
  const words = shell.keys;
  const own = PAGES[usePathname()];
  const going = entries.flatMap(({ letter, label }) =>
    letter ? [[words.goKey(letter), words.go(label)] as const] : [],
  );
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="sm">
      {own && (
        <>
          <h3>{words.here}</h3>
          <Keys keys={own} />
          <h3>{words.everywhere}</h3>
        </>
      )}
      <Keys keys={[...words.list, ...going]} />
      <p className={styles.off}>{words.off}</p>
    </Modal>
  );
}

const Keys = ({ keys }: { keys: readonly (readonly [string, string])[] }) => (
  <dl className={styles.keys}>
    {keys.map(([pressed, what]) => (
      <div key={pressed}>
        <dt>
          <kbd>{pressed}</kbd>
        </dt>
        <dd>{what}</dd>
      </div>
    ))}
  </dl>
);

/** Pages with keys of their own. */
const PAGES: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  "/risks/review": riskReviews.keys,
};

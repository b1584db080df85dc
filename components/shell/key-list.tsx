"use client";

import { Modal } from "@mantine/core";
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
  const going = entries.flatMap(({ letter, label }) =>
    letter ? [[words.goKey(letter), words.go(label)] as const] : [],
  );
  return (
    <Modal opened={opened} onClose={onClose} title={words.title} size="sm">
      <dl className={styles.keys}>
        {[...words.list, ...going].map(([keys, what]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <p className={styles.off}>{words.off}</p>
    </Modal>
  );
}

"use client";

import { useState } from "react";
import { audits } from "@/components/words/audits";
import { ui } from "@/components/words/ui";
import type { ChecklistItem } from "@/lib/domain/audits/schema";
import styles from "./checklist.module.css";
import { ChecklistLine } from "./checklist-line";
import type { Option } from "./option";
import { useLineKeys } from "./use-line-keys";

const { checklist: words } = audits;

export interface ChecklistProps {
  audit: { id: string; reference: string };
  items: readonly ChecklistItem[];
  /** For findings raised on a line. */
  people: readonly Option[];
  grades: readonly Option[];
}

/** The checklist while fieldwork lasts: a result and a note for each line, by mouse or keyboard. */
export function Checklist({ audit, items, people, grades }: ChecklistProps) {
  const [active, setActive] = useState(0);
  const keys = useLineKeys();
  const left = items.filter(({ result }) => result === null).length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={ui.table.scroll(words.title)} tabIndex={0}>
      <p className={styles.lead}>
        {words.left(left, items.length)} <span>{words.keys}</span>
      </p>
      <table className={styles.table}>
        <caption className="visually-hidden">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.ref}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.result}</th>
            <th scope="col">{words.note}</th>
          </tr>
        </thead>
        <tbody onKeyDown={keys}>
          {items.map((item, index) => (
            <ChecklistLine
              key={item.id}
              item={item}
              audit={audit}
              people={people}
              grades={grades}
              inTabOrder={index === active}
              onFocus={() => setActive(index)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

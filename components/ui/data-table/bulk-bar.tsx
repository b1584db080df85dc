"use client";

import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { ui } from "@/components/words/ui";
import styles from "./data-table.module.css";

interface BulkBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** Acts on the selected rows, in sight wherever the list is scrolled to. */
export function BulkBar({ count, onClear, children }: BulkBarProps) {
  return (
    <section className={styles.bulk} aria-label={ui.table.bulk}>
      <p role="status">{ui.table.selected(count)}</p>
      {children}
      <Button size="xs" variant="subtle" onClick={onClear}>
        {ui.table.clearSelection}
      </Button>
    </section>
  );
}

"use client";

import { Button } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconChevronsLeft } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { ui } from "@/components/words/ui";
import styles from "./data-table.module.css";
import { nextPage, previousPage, SIZES } from "./params";
import type { List } from "./use-list";

interface PagesProps {
  list: List;
  /** Rows on this page. */
  shown: number;
  next: string | null;
  total: number;
  totalIsCapped: boolean;
}

/** Which rows are shown of how many, and the ways to the others. */
export function Pages({ list, shown, next, total, totalIsCapped }: PagesProps) {
  const { state, change, show } = list;
  const size = useId();
  const first = state.cursor === "";
  return (
    <nav className={styles.pages} aria-label={ui.table.pages}>
      <p role="status">
        {ui.table.span(shown === 0 ? 0 : state.at + 1, state.at + shown, total, totalIsCapped)}
      </p>
      <label htmlFor={size}>{ui.table.size}</label>
      <select
        id={size}
        value={state.size}
        onChange={(event) => change({ size: Number(event.currentTarget.value) })}
      >
        {SIZES.map((offered) => (
          <option key={offered}>{offered}</option>
        ))}
      </select>
      <div className={styles.steps}>
        <Step label={ui.table.first} disabled={first} onClick={() => change({})}>
          <IconChevronsLeft size={16} aria-hidden="true" />
        </Step>
        <Step label={ui.table.previous} disabled={first} onClick={() => show(previousPage(state))}>
          <IconChevronLeft size={16} aria-hidden="true" />
        </Step>
        <Step
          label={ui.table.next}
          disabled={next === null}
          onClick={() => next !== null && show(nextPage(state, next, shown))}
        >
          <IconChevronRight size={16} aria-hidden="true" />
        </Step>
      </div>
    </nav>
  );
}

interface StepProps {
  label: string;
  disabled: boolean;
  onClick: () => void;
  children: ReactNode;
}

function Step({ label, disabled, onClick, children }: StepProps) {
  return (
    <Button
      size="xs"
      px={8}
      variant="default"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

"use client";

import { type FocusEvent, type RefObject, useEffect, useRef, useState } from "react";
import { isTyping, singleKeys } from "../browser-storage";
import type { Identified } from "./columns";
import type { Grid } from "./use-grid";

interface RowKeysOptions<Row extends Identified> {
  grid: Grid<Row>;
  body: RefObject<HTMLTableSectionElement | null>;
  search: RefObject<HTMLInputElement | null>;
  selectable: boolean;
  /** Opens the field of a row; without it `e` is nobody's key. */
  edit: ((row: Row, field: string | undefined) => boolean) | undefined;
}

export interface RowKeys {
  /** The row in the tab order. */
  active: number;
  /** The row that was gone to as a row: what can be edited in it is in the tab order, too. */
  entered: number;
  onFocus: (event: FocusEvent<HTMLTableSectionElement>) => void;
}

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** Rows by keyboard: j k and arrows move, x and Shift select, Enter and o open, e edits, / searches. */
export function useRowKeys<Row extends Identified>(options: RowKeysOptions<Row>): RowKeys {
  const [active, setActive] = useState(0);
  const [entered, setEntered] = useState(0);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      const letter = event.key.length === 1;
      if (letter && !singleKeys.on()) return;
      if (act(event, latest.current)) event.preventDefault();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);

  const rows = options.grid.table.getRowModel().rows.length;
  return {
    active: Math.min(active, Math.max(rows - 1, 0)),
    entered: Math.min(entered, Math.max(rows - 1, 0)),
    onFocus: ({ currentTarget, target }) => {
      const row = target.closest("tr");
      const index = row ? [...currentTarget.rows].indexOf(row) : -1;
      if (index >= 0) setActive(index);
      // Tab alone goes from link to link; it would take hours through every value of every row.
      if (index >= 0 && row?.isSameNode(target)) setEntered(index);
    },
  };
}

/** @returns whether the key was for the list. */
function act<Row extends Identified>(event: KeyboardEvent, options: RowKeysOptions<Row>): boolean {
  const { grid, body, search, selectable } = options;
  const elements = [...(body.current?.rows ?? [])];
  const focused = document.activeElement;
  const here = elements.findIndex((row) => row.contains(focused));
  const row = grid.table.getRowModel().rows[here];
  const step = STEPS[event.key];

  if (event.key === "/" && search.current) return focus(search.current);
  if (event.key === "Escape" && grid.selected.length > 0) return said(grid.clear);
  if (step && (here >= 0 || event.key === "j" || event.key === "k")) {
    const there = Math.max(0, Math.min(elements.length - 1, here + step));
    const next = grid.table.getRowModel().rows[there];
    if (event.shiftKey && selectable) {
      row?.toggleSelected(true);
      next?.toggleSelected(true);
    }
    return focus(elements[there]);
  }
  if (!row) return false;
  if (event.key === "e" && options.edit) {
    return options.edit(row.original, focused?.closest("td")?.dataset.column);
  }
  if (event.key === "x" && selectable) return said(() => row.toggleSelected());
  const opens = event.key === "o" || (event.key === "Enter" && focused === elements[here]);
  const link = opens && elements[here]?.querySelector("a");
  return link ? said(() => link.click()) : false;
}

function focus(element: HTMLElement | undefined): boolean {
  element?.focus();
  return element !== undefined;
}

function said(what: () => void): true {
  what();
  return true;
}

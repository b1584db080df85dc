"use client";

import { type KeyboardEvent, useRef } from "react";
import { isTyping, singleKeys } from "@/components/ui/browser-storage";

const STEPS: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
/** A key on a line presses the button that carries it. */
const PRESSES: Readonly<Record<string, string>> = {
  c: "[data-key=c]",
  f: "[data-key=f] button, button[data-key=f]",
  n: "[data-key=n]",
};

/** Lines by keyboard: j k and arrows move, c f n give a result, e goes to the note. */
export function useLineKeys() {
  const last = useRef("");
  return (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const before = last.current;
    last.current = event.key;
    const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || before === "g");
    if (!isPlain || isTyping(event.nativeEvent)) return;
    if (event.key.length === 1 && !singleKeys.on()) return;
    const row = event.target instanceof Element ? event.target.closest("tr") : null;
    if (row && act(event.key, row)) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

/** @returns whether the key was for the line. */
function act(key: string, row: HTMLTableRowElement): boolean {
  const step = STEPS[key];
  if (step) return focus(step > 0 ? row.nextElementSibling : row.previousElementSibling);
  if (key === "e") return focus(row.querySelector("textarea"));
  const button = row.querySelector<HTMLElement>(PRESSES[key] ?? "never");
  button?.click();
  return button !== null;
}

function focus(element: Element | null): boolean {
  if (element instanceof HTMLElement) element.focus();
  return element !== null;
}

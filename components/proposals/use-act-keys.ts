"use client";

import { useEffect } from "react";
import { isTyping, singleKeys } from "@/components/ui/browser-storage";

const KEYS = ["a", "m", "d"];

/** On a row of the list a accepts, m merges and d dismisses: each presses the row's own button. */
export function useActKeys() {
  useEffect(() => {
    let before = "";
    const press = (event: KeyboardEvent) => {
      const isSecond = before === "g";
      before = event.key;
      const isPlain = !(event.ctrlKey || event.metaKey || event.altKey || isSecond);
      if (!isPlain || !KEYS.includes(event.key) || isTyping(event) || !singleKeys.on()) return;
      const row = document.activeElement?.closest("tr");
      const button = row?.querySelector<HTMLElement>(`[data-key=${event.key}] button`);
      if (!button) return;
      event.preventDefault();
      button.click();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

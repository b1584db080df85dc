"use client";

import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { isTyping, singleKeys } from "@/components/ui/browser-storage";
import type { Entry } from "./entries";

const KeyList = dynamic(() => import("./key-list").then((loaded) => loaded.KeyList), {
  ssr: false,
});

/** How long g waits for its letter. */
const PATIENCE_MS = 1200;
/** No g was pressed; events count from the loading of the page, so nought would be a moment ago. */
const NEVER = Number.NEGATIVE_INFINITY;

/** `g` then a letter leads to an entry; `?` shows the keys. */
export function Shortcuts({ entries }: { entries: readonly Entry[] }) {
  const router = useRouter();
  const pressedG = useRef(NEVER);
  const [state, setState] = useState<"never" | "open" | "closed">("never");

  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      if (!singleKeys.on()) return;
      const follows = event.timeStamp - pressedG.current < PATIENCE_MS;
      pressedG.current = event.key === "g" ? event.timeStamp : NEVER;
      if (event.key === "?") setState("open");
      const entry = follows && entries.find(({ letter }) => letter === event.key);
      if (!entry) return;
      event.preventDefault();
      router.push(entry.href);
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [entries, router]);

  if (state === "never") return null;
  return <KeyList entries={entries} opened={state === "open"} onClose={() => setState("closed")} />;
}

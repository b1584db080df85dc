"use client";

import { useEffect, useState } from "react";
import { type Answer, addressOf, answerOf, failedFor, type SearchSource } from "./search";

/** Letters come faster than answers; the server is asked when they pause. */
const PAUSE = 200;

/** Asks while the list is open: at once for the first ones, after a pause for what is being written. */
export function useSearch({ url, read }: SearchSource, q: string) {
  const [isOpen, setOpen] = useState(false);
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    if (!isOpen) return;
    const abort = new AbortController();
    const keep = (found: Answer) => abort.signal.aborted || setAnswer(found);
    const ask = () => find({ url, read }, q, abort.signal).then(keep, () => keep(failedFor(q)));
    const wait = setTimeout(ask, q ? PAUSE : 0);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [isOpen, url, read, q]);
  return {
    answer,
    isOpen,
    onDropdownOpen: () => {
      // Whoever opens the list again after a failure waits for another answer.
      setAnswer((before) => (before?.failed ? null : before));
      setOpen(true);
    },
    onDropdownClose: () => setOpen(false),
  };
}

async function find(source: SearchSource, q: string, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(addressOf(source, q), { signal });
  if (!answer.ok) throw new Error(source.url);
  return answerOf(await answer.json(), source, q);
}

"use client";

import { useEffect, useState } from "react";
import { Note } from "@/components/ui/note";
import { acceptances as words } from "@/components/words/acceptances";
import type { AtStake as Stakes } from "@/lib/domain/risks/acceptances/stakes/schema";
import { StakesNote } from "./stakes-note";

/** A change that is being written, as `acceptances.atStake` takes it. */
export interface StakedChange {
  readonly risk?: string;
  readonly words?: boolean;
  readonly assets?: readonly string[];
  readonly proposal?: string;
  readonly anew?: boolean;
  readonly treatment?: string;
  /** One, or several that change alike. */
  readonly asset?: string | readonly string[];
  /** Empty: nothing is said any longer. */
  readonly classification?: string;
  readonly exposure?: string;
  /** How the asset would stand to another one. */
  readonly relation?: string;
  readonly to?: string;
  /** A relation that would be taken back. */
  readonly ended?: string;
  readonly disposed?: boolean;
  /** A change of many assets that would be taken back. */
  readonly undone?: string;
  readonly control?: string;
  readonly state?: "excluded" | "failed" | "partial";
}

const ASK = "/api/app/acceptances/at-stake";
/** Letters and choices come faster than answers. */
const PAUSE = 250;

type Answer = (Stakes & { readonly failed: false }) | { readonly failed: true };

/** Says, before anything is saved, which acceptances the change voids; nothing while there are none. */
export function VoidsNote({ change }: { change: StakedChange | null }) {
  const answer = useStakes(change && questionOf(change));
  if (!answer) return null;
  if (answer.failed) return <Note tone="warn" title={words.unreachable} />;
  return <StakesNote {...answer} />;
}

/** The question as it is put, and by which answers are told apart. */
function questionOf({ asset, ...change }: StakedChange): string {
  const assets = [asset ?? []].flat();
  const all = { ...change, ...(assets.length > 0 && { asset: assets }) };
  const said = Object.entries(all).filter(([, value]) => value !== undefined);
  const asked = said.map(([name, value]) => [name, String(value) || "none"]);
  return JSON.stringify(Object.fromEntries(asked));
}

/** The answer to the newest question; the one before is forgotten as soon as another is asked. */
function useStakes(question: string | null): Answer | null {
  const [found, setFound] = useState<{ question: string; answer: Answer } | null>(null);
  useEffect(() => {
    if (!question) return;
    const abort = new AbortController();
    const keep = (answer: Answer) => abort.signal.aborted || setFound({ question, answer });
    const ask = () =>
      stakesBy(question, abort.signal).then(
        (answer) => keep({ ...answer, failed: false }),
        () => keep({ failed: true }),
      );
    const wait = setTimeout(ask, PAUSE);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [question]);
  return found && found.question === question ? found.answer : null;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isStakes = (value: unknown): value is Stakes =>
  isObject(value) && "rows" in value && Array.isArray(value.rows);

async function stakesBy(question: string, signal: AbortSignal): Promise<Stakes> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(ASK, { method: "POST", headers, body: question, signal });
  // Who may not read the register is not told what hangs on it.
  if (answer.status === 403) return { rows: [], isCut: false };
  const content: unknown = await answer.json();
  if (!answer.ok || !isStakes(content)) throw new Error(question);
  return content;
}

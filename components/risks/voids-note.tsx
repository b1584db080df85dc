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
  readonly control?: string;
  readonly state?: "excluded" | "failed" | "partial";
}

/** Letters and choices come faster than answers. */
const PAUSE = 250;

type Answer = (Stakes & { readonly failed: false }) | { readonly failed: true };

/** Says, before anything is saved, which acceptances the change voids; nothing while there are none. */
export function VoidsNote({ change }: { change: StakedChange | null }) {
  const answer = useStakes(change && addressesOf(change));
  if (!answer) return null;
  if (answer.failed) return <Note tone="warn" title={words.unreachable} />;
  return <StakesNote {...answer} />;
}

/** As many assets as an address holds. */
const MOST_NAMED = 100;

/** One question, or several where many assets would change: each is judged for itself. */
function addressesOf({ asset, ...change }: StakedChange): string {
  const assets = [asset ?? []].flat();
  const parts = Array.from({ length: Math.ceil(assets.length / MOST_NAMED) }, (_, at) =>
    addressOf({ ...change, asset: assets.slice(at * MOST_NAMED, (at + 1) * MOST_NAMED) }),
  );
  return parts.length > 0 ? parts.join(" ") : addressOf(change);
}

function addressOf(change: StakedChange): string {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  const asked = said.map(([name, value]) => [name, String(value) || "none"]);
  return `/api/app/acceptances/at-stake?${new URLSearchParams(asked)}`;
}

/** The answer to the newest question; the one before is forgotten as soon as another is asked. */
function useStakes(addresses: string | null): Answer | null {
  const [found, setFound] = useState<{ addresses: string; answer: Answer } | null>(null);
  useEffect(() => {
    if (!addresses) return;
    const abort = new AbortController();
    const keep = (answer: Answer) => abort.signal.aborted || setFound({ addresses, answer });
    const all = () => Promise.all(addresses.split(" ").map((one) => stakesAt(one, abort.signal)));
    const ask = () =>
      all().then(
        (parts) => keep(together(parts)),
        () => keep({ failed: true }),
      );
    const wait = setTimeout(ask, PAUSE);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [addresses]);
  return found && found.addresses === addresses ? found.answer : null;
}

/** An acceptance that two questions name falls once. */
const together = (parts: readonly Stakes[]): Answer => ({
  rows: [...new Map(parts.flatMap(({ rows }) => rows.map((row) => [row.reference, row]))).values()],
  isCut: parts.some(({ isCut }) => isCut),
  failed: false,
});

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
const isStakes = (value: unknown): value is Stakes =>
  isObject(value) && "rows" in value && Array.isArray(value.rows);

async function stakesAt(address: string, signal: AbortSignal): Promise<Stakes> {
  const answer = await fetch(address, { signal });
  // Who may not read the register is not told what hangs on it.
  if (answer.status === 403) return { rows: [], isCut: false };
  const content: unknown = await answer.json();
  if (!answer.ok || !isStakes(content)) throw new Error(address);
  return content;
}

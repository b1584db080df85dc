"use client";

import { useEffect, useState } from "react";
import { Note } from "@/components/ui/note";
import { acceptances as words } from "@/components/words/acceptances";

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
/** More names than these nobody reads before saving. */
const NAMED = 10;

interface Stake {
  readonly reference: string;
  readonly risk: string;
  readonly because: string;
}
interface Stakes {
  readonly rows: readonly Stake[];
  readonly isCut: boolean;
}
type Answer = (Stakes & { readonly failed: false }) | { readonly failed: true };

/** Says, before anything is saved, which acceptances the change voids; nothing while there are none. */
export function VoidsNote({ change }: { change: StakedChange | null }) {
  const answer = useStakes(change && addressesOf(change));
  if (!answer) return null;
  if (answer.failed) return <Note tone="warn" title={words.unreachable} />;
  const { rows, isCut } = answer;
  if (rows.length === 0) return null;
  return (
    <Note urgent tone="warn" title={words.voids(rows.length, isCut)}>
      <ul>
        {rows.slice(0, NAMED).map(({ reference, risk, because }) => (
          <li key={reference}>{words.voided(reference, risk, because)}</li>
        ))}
        {rows.length > NAMED && <li>{words.more(rows.length - NAMED)}</li>}
      </ul>
    </Note>
  );
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

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const word = (value: unknown) => (typeof value === "string" ? value : "");
const reasons: Readonly<Record<string, string>> = words.because;

async function stakesAt(address: string, signal: AbortSignal): Promise<Stakes> {
  const answer = await fetch(address, { signal });
  // Who may not read the register is not told what hangs on it.
  if (answer.status === 403) return { rows: [], isCut: false };
  const content: unknown = await answer.json();
  if (!answer.ok || !isFields(content) || !Array.isArray(content.rows)) throw new Error(address);
  const rows = content.rows.filter(isFields).map(stakeOf);
  return { rows, isCut: content.isCut === true };
}

function stakeOf({ reference, risk, because }: Fields): Stake {
  const { reference: id, title }: Fields = isFields(risk) ? risk : {};
  const why = Array.isArray(because)
    ? because.map((name) => reasons[word(name)] ?? word(name))
    : [];
  return {
    reference: word(reference),
    risk: `${word(id)} ${word(title)}`,
    because: why.join(", "),
  };
}

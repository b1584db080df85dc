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
  readonly asset?: string;
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
type Answer =
  | { readonly rows: readonly Stake[]; readonly isCut: boolean; readonly failed: false }
  | { readonly failed: true };

/** Says, before anything is saved, which acceptances the change voids; nothing while there are none. */
export function VoidsNote({ change }: { change: StakedChange | null }) {
  const answer = useStakes(change && addressOf(change));
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

function addressOf(change: StakedChange): string {
  const said = Object.entries(change).filter(([, value]) => value !== undefined);
  return `/api/app/acceptances/at-stake?${new URLSearchParams(said.map(([name, value]) => [name, String(value)]))}`;
}

/** The answer to the newest question; the one before is forgotten as soon as another is asked. */
function useStakes(address: string | null): Answer | null {
  const [found, setFound] = useState<{ address: string; answer: Answer } | null>(null);
  useEffect(() => {
    if (!address) return;
    const abort = new AbortController();
    const keep = (answer: Answer) => abort.signal.aborted || setFound({ address, answer });
    const ask = () => stakesAt(address, abort.signal).then(keep, () => keep({ failed: true }));
    const wait = setTimeout(ask, PAUSE);
    return () => {
      clearTimeout(wait);
      abort.abort();
    };
  }, [address]);
  return found && found.address === address ? found.answer : null;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
const word = (value: unknown) => (typeof value === "string" ? value : "");
const reasons: Readonly<Record<string, string>> = words.because;

async function stakesAt(address: string, signal: AbortSignal): Promise<Answer> {
  const answer = await fetch(address, { signal });
  // Who may not read the register is not told what hangs on it.
  if (answer.status === 403) return { rows: [], isCut: false, failed: false };
  const content: unknown = await answer.json();
  if (!answer.ok || !isFields(content) || !Array.isArray(content.rows)) throw new Error(address);
  const rows = content.rows.filter(isFields).map(stakeOf);
  return { rows, isCut: content.isCut === true, failed: false };
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

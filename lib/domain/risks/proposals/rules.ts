// What becomes of the proposals of an asset when it is looked at anew. Runs anywhere.
import type { ProposalState } from "@/prisma/generated/enums";
import { factsLine } from "./situations/rules";
import type { RestsOn } from "./situations/schema";

/** Something gives reason for a risk now. */
export interface Reason {
  readonly assetId: string;
  readonly threatId: string;
  /** Id of the flow or relation that gives the reason; empty where the asset itself does. */
  readonly about: string;
  readonly why: string;
  readonly facts: readonly RestsOn[];
}

/** A proposal as it is kept. */
export interface Kept {
  readonly id: string;
  readonly assetId: string;
  readonly threatId: string;
  readonly about: string;
  readonly reason: string;
  readonly facts: readonly RestsOn[];
  readonly factsLine: string;
  readonly state: ProposalState;
  readonly version: number;
  /** It became a risk, or part of one, that is not closed. */
  readonly isAtWork: boolean;
}

/** An open risk of an asset that names a threat: who has it needs no proposal of it. */
export interface Cover {
  readonly assetId: string;
  readonly threatId: string;
  readonly reference: string;
}

export type Step =
  | { readonly kind: "make"; readonly reason: Reason }
  /** Kept from before facts were held in one line: the line is noted, and nothing else. */
  | { readonly kind: "note"; readonly kept: Kept; readonly reason: Reason }
  | {
      readonly kind: "renew";
      readonly kept: Kept;
      readonly reason: Reason;
      readonly change: string;
    }
  | {
      readonly kind: "return";
      readonly kept: Kept;
      readonly reason: Reason;
      readonly change: string;
    }
  | { readonly kind: "withdraw"; readonly kept: Kept; readonly change: string };

const keyOf = ({ assetId, threatId, about }: Reason | Kept) => `${assetId} ${threatId} ${about}`;

/** What has to be done so that the proposals kept are those that there is reason for. */
export function stepsFor(
  reasons: readonly Reason[],
  kept: readonly Kept[],
  covers: readonly Cover[] = [],
): Step[] {
  const byKey = new Map(kept.map((one) => [keyOf(one), one]));
  const covering = new Map(covers.map((one) => [`${one.assetId} ${one.threatId} `, one.reference]));
  const wanted = new Map(reasons.map((one) => [keyOf(one), one]));
  const open = [...wanted].flatMap(([key, reason]): Step[] => {
    if (covering.has(key)) return [];
    const known = byKey.get(key);
    if (!known) return [{ kind: "make", reason }];
    const step = stepOf(known, reason);
    return step ? [step] : [];
  });
  const gone = kept
    .filter((one) => one.state === "proposed")
    .flatMap((one): Step[] => {
      const risk = covering.get(keyOf(one));
      if (risk) return [{ kind: "withdraw", kept: one, change: `${risk} covers it.` }];
      if (wanted.has(keyOf(one))) return [];
      return [{ kind: "withdraw", kept: one, change: "Nothing gives reason for it any more." }];
    });
  return [...open, ...gone];
}

function stepOf(kept: Kept, reason: Reason): Step | null {
  const line = factsLine(reason);
  const isSame = kept.factsLine === line;
  if (kept.state === "withdrawn") {
    const change = ["It fits again.", changeOf(kept.facts, reason.facts)].filter(Boolean).join(" ");
    return { kind: "return", kept, reason, change };
  }
  if (kept.state === "proposed") {
    if (isSame && kept.reason === reason.why) return null;
    return { kind: "renew", kept, reason, change: changeOf(kept.facts, reason.facts) };
  }
  if (isSame || kept.isAtWork) return null;
  if (kept.factsLine === "") return { kind: "note", kept, reason };
  return { kind: "return", kept, reason, change: changeOf(kept.facts, reason.facts) };
}

/** `requestsPerMinute` as people say it. */
const plain = (key: string) =>
  key
    .replaceAll("_", " ")
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();

/** As many changes as a sentence bears. */
const TOLD = 3;

/** What the facts say now that they did not say before. */
export function changeOf(before: readonly RestsOn[], after: readonly RestsOn[]): string {
  const own = (one: RestsOn) => `${one.from} ${one.key}`;
  const saidBefore = Map.groupBy(before, own);
  const saidNow = Map.groupBy(after, own);
  const words = (said: readonly RestsOn[] | undefined) =>
    (said ?? []).map(({ value }) => value.replaceAll("_", " ")).join(", ") || "nothing";
  const told = [...new Set([...saidNow.keys(), ...saidBefore.keys()])].flatMap((key) => {
    const [was, is] = [words(saidBefore.get(key)), words(saidNow.get(key))];
    const [one] = saidNow.get(key) ?? saidBefore.get(key) ?? [];
    return was === is || !one ? [] : [`${plain(one.key)} of ${one.from} was ${was} and is ${is}`];
  });
  if (told.length === 0) return "";
  const more = told.length > TOLD ? [`${told.length - TOLD} more`] : [];
  return `Since then: ${[...told.slice(0, TOLD), ...more].join("; ")}.`;
}

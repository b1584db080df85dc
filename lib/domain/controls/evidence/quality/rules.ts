// The five tests of evidence (domain guide 6.2), as far as they follow from what is known of a piece.
import { daysFrom } from "@/lib/domain/cadence/intervals/rules";
import type { CollectionMethod, EvidenceCollector, EvidenceKind } from "@/prisma/generated/enums";
import { evidenceCovers, type Period } from "../../rules";
import type { TestVerdict } from "./schema";

export interface Known {
  readonly kind: EvidenceKind;
  readonly method: CollectionMethod;
  readonly collector: EvidenceCollector | null;
  readonly source: string;
  readonly query: string | null;
  readonly linkUrl: string | null;
  readonly collectedAt: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly validUntil: string | null;
  readonly population: string | null;
  readonly populationCount: number | null;
  readonly sampleCount: number | null;
  readonly drawn: string | null;
  /** References of the controls and assets that it names. */
  readonly controls: readonly string[];
  readonly assets: readonly string[];
}

/** What it is held against; without a control or a period it is held against its own. */
export interface Asked {
  readonly control?: string;
  readonly period?: Period;
  readonly today: string;
}

type Said = Pick<TestVerdict, "verdict" | "why">;
const met = (why: string): Said => ({ verdict: "met", why });
const open = (why: string): Said => ({ verdict: "open", why });
const notMet = (why: string): Said => ({ verdict: "not_met", why });

/** What can be said of each of the five tests. The reviewer's own answers count, not these. */
export const qualityOfEvidence = (one: Known, asked: Asked): TestVerdict[] => [
  { test: "relevant", ...relevant(one, asked) },
  { test: "reliable", ...reliable(one) },
  { test: "sufficient", ...sufficient(one) },
  { test: "current", ...current(one, asked) },
  { test: "traceable", ...traceable(one) },
];

/** How many are met, of five. */
export const scoreOf = (verdicts: readonly Pick<TestVerdict, "verdict">[]): number =>
  verdicts.filter(({ verdict }) => verdict === "met").length;

function relevant({ controls, assets }: Known, { control }: Asked): Said {
  const about = assets.length > 0 ? ` and ${few(assets)}` : "";
  if (control && !controls.includes(control)) return notMet(`It does not name ${control}.`);
  if (controls.length === 0) return notMet("It names no control.");
  return met(`It names ${control ?? few(controls)}${about}.`);
}

const few = (refs: readonly string[]) =>
  refs.length > 3 ? `${refs.slice(0, 3).join(", ")} and ${refs.length - 3} more` : refs.join(", ");

/** From the strongest: collected by itself with its query, export, log, signed record, screenshot, statement. */
const STRENGTH = {
  result: 5,
  export: 5,
  configuration: 5,
  log: 4,
  report: 3,
  record: 3,
  link: 3,
  photo: 2,
  statement: 1,
} as const satisfies Record<EvidenceKind, number>;

const FROM = {
  result: "a structured result of the system",
  export: "an export of the system",
  configuration: "settings read from the system",
  log: "an extract of the system's log",
  report: "a report",
  record: "a signed record",
  link: "a kept copy of a page",
  photo: "a screenshot",
  statement: "somebody's word",
} as const satisfies Record<EvidenceKind, string>;

/** How strong it is, 1 to 6: the order of strength of the guide. */
export const strengthOf = ({ kind, method, query }: Pick<Known, "kind" | "method" | "query">) =>
  method === "automatic" && query !== null && STRENGTH[kind] >= 3 ? 6 : STRENGTH[kind];

function reliable(one: Known): Said {
  const strength = strengthOf(one);
  if (strength === 6) return met("Collected automatically, with its query kept.");
  if (strength >= 3) return met(`It is ${FROM[one.kind]}.`);
  if (strength === 2) return open("A screenshot: see that it shows date, user and address.");
  return notMet("It is somebody's word, not the system's.");
}

/** A sample is a tenth of the whole, five at least and 25 at most, and never more than there is. */
export const enoughOf = (population: number): number =>
  Math.min(population, Math.max(5, Math.min(25, Math.ceil(population / 10))));
const LONG_DAYS = 90;

function sufficient(one: Known): Said {
  const { population, populationCount, sampleCount, drawn } = one;
  const days = daysFrom(one.periodFrom, one.periodTo) + 1;
  if (populationCount === null || sampleCount === null) {
    return population === null
      ? open("It does not say what the whole consisted of.")
      : open(`The whole: ${population}. It does not say how many were looked at.`);
  }
  if (populationCount === 0) return open("There was nothing to look at in this period.");
  const of = `${sampleCount} of ${populationCount}`;
  if (sampleCount === 1 && populationCount > 1 && days > LONG_DAYS) {
    return notMet(`One item for ${days} days.`);
  }
  const needed = enoughOf(populationCount);
  if (sampleCount < needed) return notMet(`${of} were looked at; ${needed} would do.`);
  if (sampleCount === populationCount) return met(`All ${populationCount} were looked at.`);
  return drawn === null
    ? open(`${of} were looked at. It does not say how they were chosen.`)
    : met(`${of} were looked at, chosen so: ${drawn}.`);
}

function current(one: Known, { period, today }: Asked): Said {
  const own = { from: one.periodFrom, to: one.periodTo };
  const speaks = `${own.from} to ${own.to}`;
  if (period) {
    if (evidenceCovers(own, period)) return met(`It covers ${period.from} to ${period.to}.`);
    const late = own.from > period.from ? ` Nothing before ${own.from}.` : "";
    const early = own.to < period.to ? ` Nothing after ${own.to}.` : "";
    return notMet(
      `It covers ${speaks}, not the whole of ${period.from} to ${period.to}.${late}${early}`,
    );
  }
  if (one.validUntil !== null && one.validUntil < today) {
    return notMet(`Its validity ended on ${one.validUntil}.`);
  }
  return met(`It speaks about ${speaks}.`);
}

/** Kinds that are asked of a system, so that the question belongs to the answer. */
const ASKED_OF_SYSTEMS: readonly EvidenceKind[] = ["export", "log", "configuration", "result"];

function traceable({ kind, query, linkUrl, source, collector, collectedAt }: Known): Said {
  if (kind === "link" && linkUrl === null)
    return notMet("A copy without the address it came from.");
  if (ASKED_OF_SYSTEMS.includes(kind) && query === null) {
    return notMet(`From ${source}, without the query or path it was read by.`);
  }
  if (collector === null) return open(`From ${source}. It does not say who or what collected it.`);
  return met(`From ${source} on ${collectedAt}, unchanged since: its hash is kept.`);
}

/** The best any of several pieces says of each test: an attestation leans on all of them together. */
export function bestOf(pieces: readonly (readonly TestVerdict[])[]): TestVerdict[] {
  const rank = { met: 2, open: 1, not_met: 0 } as const;
  const [first = [], ...others] = pieces;
  return first.map((one) =>
    others
      .flatMap((piece) => piece.filter(({ test }) => test === one.test))
      .reduce((best, each) => (rank[each.verdict] > rank[best.verdict] ? each : best), one),
  );
}

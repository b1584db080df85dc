import { randomUUID } from "node:crypto";
import * as z from "zod";
import type { CommandContext } from "@/lib/kernel/operation";
import type { Reader, Tx } from "@/lib/platform/db";
import type { RiskProposalWhereInput } from "@/prisma/generated/models";
import { threatOf } from "../catalogue";
import type { Property } from "../schema";
import { propertiesOf } from "../threats/rules";
import { proposalMade, proposalRenewed, proposalReturned, proposalWithdrawn } from "./events";
import type { Cover, Kept, Reason, Step } from "./rules";
import { fact } from "./schema";
import { factsLine } from "./situations/rules";

interface Draft {
  title: string;
  cause: string;
  event: string;
  consequence: string;
  properties: Property[];
}

const WORDS = { C: "confidentiality", I: "integrity", A: "availability" } as const;
const MOST_WORDS = 2000;

/** The risk that a proposal would become: cause, event and consequence from threat and reason. */
export function draftOf({
  threatId,
  reason,
  asset,
}: {
  threatId: string;
  reason: string;
  asset: { name: string };
}): Draft {
  const threat = threatOf(threatId);
  const properties = threat ? propertiesOf(threat) : [];
  const what = properties.map((one) => WORDS[one]).join(" and ") || "control";
  const consequence = `Loss of ${what} of ${asset.name}.${threat ? ` ${threat.rationale}` : ""}`;
  return {
    title: `${threat?.title ?? threatId}: ${asset.name}`.slice(0, 200),
    cause: reason.slice(0, MOST_WORDS),
    event: (threat?.description ?? threatId).slice(0, MOST_WORDS),
    consequence: consequence.slice(0, MOST_WORDS),
    properties,
  };
}

const readFacts = (value: unknown) => z.array(fact).catch([]).parse(value);

/** Proposals with what deciding whether they still hold needs. */
export async function keptProposals(db: Reader, where: RiskProposalWhereInput): Promise<Kept[]> {
  const found = await db.riskProposal.findMany({
    where,
    select: {
      ...{ id: true, assetId: true, threatId: true, about: true, reason: true, facts: true },
      ...{ factsLine: true, state: true, version: true, risk: { select: { state: true } } },
    },
  });
  return found.map(({ risk, facts, ...one }) => ({
    ...one,
    facts: readFacts(facts),
    isAtWork: risk !== null && risk.state !== "closed",
  }));
}

/** Open risks of these assets, by the threat that they name. */
export async function coversOf(db: Reader, ids: readonly string[]): Promise<Cover[]> {
  const found = await db.riskAsset.findMany({
    where: {
      assetId: { in: [...ids] },
      risk: { state: { not: "closed" }, threatId: { not: null } },
    },
    select: { assetId: true, risk: { select: { reference: true, threatId: true } } },
    orderBy: { riskId: "desc" },
  });
  return found.flatMap(({ assetId, risk: { reference, threatId } }) =>
    threatId ? [{ assetId, threatId, reference }] : [],
  );
}

/** What keeping proposals in step may say; commands that do declare these. */
export const KEPT = [proposalMade, proposalRenewed, proposalReturned, proposalWithdrawn] as const;
export interface Keeping {
  readonly tx: Tx;
  readonly record: CommandContext<unknown, typeof KEPT>["record"];
}

interface Made extends Reason {
  readonly id: string;
}
interface Outcome {
  readonly made: readonly Made[];
  /** Came back after a decision, or after nothing gave reason for them. */
  readonly back: readonly Made[];
  readonly touched: number;
}

/**
 * The one way by which proposals come, come back and go. Somebody who decides at the same moment wins:
 * the next look sees what they decided.
 */
export async function keepProposals(
  { tx, record }: Keeping,
  steps: readonly Step[],
): Promise<Outcome> {
  const made = await make(
    tx,
    steps.flatMap((step) => (step.kind === "make" ? [{ ...step.reason, id: randomUUID() }] : [])),
  );
  for (const { id, assetId, threatId: threat } of made)
    record(proposalMade, id, { assetId, threat });
  const back: Made[] = [];
  let touched = made.length;
  for (const step of steps) {
    if (step.kind === "make" || !(await move(tx, step))) continue;
    touched++;
    const { id, assetId, threatId: threat } = step.kept;
    if (step.kind === "return") back.push({ ...step.reason, id });
    record(EVENTS[step.kind], id, { assetId, threat });
  }
  return { made, back, touched };
}

/** Another look may have made the same ones meanwhile: it is waited for, and those are its own. */
async function make(tx: Tx, wanted: readonly Made[]): Promise<Made[]> {
  if (wanted.length === 0) return [];
  const kept = await tx.riskProposal.createManyAndReturn({
    data: wanted.map(({ id, assetId, threatId, about, ...reason }) => ({
      ...{ id, assetId, threatId, about },
      ...columnsOf(reason),
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  const ids = new Set(kept.map(({ id }) => id));
  return wanted.filter(({ id }) => ids.has(id));
}

const EVENTS = {
  note: proposalRenewed,
  renew: proposalRenewed,
  return: proposalReturned,
  withdraw: proposalWithdrawn,
} as const;

const columnsOf = ({ why, facts }: Pick<Reason, "why" | "facts">) => ({
  reason: why,
  facts: facts.map((one) => ({ ...one })),
  factsLine: factsLine({ facts }),
});

async function move(tx: Tx, step: Exclude<Step, { kind: "make" }>): Promise<boolean> {
  const { id, version, state } = step.kept;
  const { count } = await tx.riskProposal.updateMany({
    where: { id, version, state },
    data: { ...dataOf(step), version: { increment: 1 } },
  });
  return count === 1;
}

function dataOf(step: Exclude<Step, { kind: "make" }>) {
  if (step.kind === "withdraw") return { state: "withdrawn", change: step.change } as const;
  const said = columnsOf(step.reason);
  // A decision that stands keeps the words and facts that it was made on.
  if (step.kind === "note") return { factsLine: said.factsLine };
  if (step.kind === "renew") return { ...said, change: step.change };
  return { ...said, change: step.change, state: "proposed", riskId: null } as const;
}

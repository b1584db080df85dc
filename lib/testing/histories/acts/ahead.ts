import { fc } from "@/lib/testing/property";
import { rescore } from "@/lib/testing/risks";
import { decidedByWhatIs } from "../laws";
import { certain, type Kind, kind, type Stage } from "../stage";
import { confirm } from "./assessing";
import { at, type Changed, exposed, exposure, related } from "./assets";
import { type Attested, attestedAnew, outcome } from "./controls";
import { accept, ask, renew } from "./deciding";
import { load } from "./loading";
import { approve, complete } from "./planning";

// Somebody decides ahead of the job that follows a fact: it is held back, as where many wait before it.

/** What moves: an asset is open to others, a control works otherwise, a higher class reaches an asset. */
export type Fact = Changed | Attested | { readonly at: 0 | 1 };
const fact: fc.Arbitrary<Fact> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ at, exposure }) },
  { weight: 4, arbitrary: outcome },
  { weight: 1, arbitrary: fc.record({ at }) },
);
async function move(stage: Stage, moved: Fact) {
  if ("control" in moved) await attestedAnew(stage, moved);
  else if ("exposure" in moved) await exposed(stage, moved);
  else await related(stage, moved);
}

const line = { words: null, assets: 2, isRated: true, withNew: false } as const;
const DECISIONS = {
  request: ask,
  accept: (stage: Stage) => accept(stage, { days: 100 }),
  renew,
  approvePlan: approve,
  complete,
  confirm,
  importRisks: (stage: Stage) => load(stage, line),
} as const;
export type Decision = keyof typeof DECISIONS;

/** An import that changes nothing looks at no level; what it changes is settled with it. */
const decides = (decision: Decision) => decision !== "importRisks";

/** The fact moves, somebody decides by what they saw before, and only then the job runs, whatever came of it. */
async function act(decision: Decision, stage: Stage, moved: Fact) {
  await move(stage, moved);
  try {
    const before = await stage.look();
    await DECISIONS[decision](stage);
    if (decides(decision)) decidedByWhatIs(before, await stage.look());
  } finally {
    await rescore({ riskId: stage.risk });
  }
}

const NAMES = {
  request: "requestAhead",
  accept: "acceptAhead",
  renew: "renewAhead",
  approvePlan: "approvePlanAhead",
  complete: "completeAhead",
  confirm: "confirmAhead",
  importRisks: "importRisksAhead",
} as const satisfies Record<Decision, string>;

/** One decision ahead of the job that follows this fact. */
export const aheadOf = (decision: Decision, moved: Fact) =>
  certain(NAMES[decision], moved, (stage, given) => act(decision, stage, given));

const all: readonly Decision[] = [
  ...(["request", "accept", "renew", "approvePlan"] as const),
  ...(["complete", "confirm", "importRisks"] as const),
];
export const ahead: readonly Kind[] = all.map((decision) =>
  kind(NAMES[decision], fact, (stage, given) => act(decision, stage, given), {
    ...{ weight: 4, spoils: [] },
  }),
);

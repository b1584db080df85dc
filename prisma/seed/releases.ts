import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { addRelease } from "@/lib/domain/releases/commands";
import {
  approveRelease,
  deployRelease,
  evaluateRelease,
} from "@/lib/domain/releases/decisions/commands";
import { keepRefusal } from "@/lib/domain/releases/refusals/commands";
import { AppError } from "@/lib/kernel/errors";
import { plusDays } from "@/lib/kernel/fields";
import { SUITES } from "./models";

const hashes = z.object({
  template: z.string(),
  systemPrompt: z.string(),
  guardrails: z.string(),
  launchFlags: z.string(),
});
const release = z.object({
  id: z.string(),
  assetId: z.string(),
  version: z.string(),
  artefactDigest: z.string(),
  configuration: hashes,
  authorIds: z.array(z.string()).min(1),
  baseModelId: z.string().nullable(),
  datasetIds: z.array(z.string()),
  evaluation: z.object({ at: z.string(), suites: z.array(z.string()) }).nullable(),
  approvedBy: z.string().nullable(),
  approvedAt: z.string().nullable(),
  deployedAt: z.string().nullable(),
  environment: z.string().nullable(),
  servedDigest: z.string().nullable(),
  rollbackTo: z.string(),
  refusals: z.array(
    z.object({ action: z.literal("approve"), by: z.string(), at: z.string(), rule: z.string() }),
  ),
  note: z.string().optional(),
});
type Told = z.output<typeof release>;
const part = z.object({
  releases: z.array(release),
  facts: z.array(
    z.object({
      asset: z.object({ id: z.string() }),
      model: z.object({ baseModel: z.object({ licence: z.string() }) }).optional(),
    }),
  ),
});

/** A candidate, and with it the criteria, was written some days before it was measured. */
const BEFORE = -4;
/** Of a candidate that nobody has measured the file gives no day. */
const OPEN_SINCE = "2026-11-16";
/** Who holds results against criteria, and who deploys: the file names neither. */
const EVALUATOR = "u-oskar";
const DEPLOYER = "u-jonas";
/** The file does not list weaknesses; the register of risks does. */
const WEAKNESSES = "It may follow instructions that a document hides (R-05).";

/** Releases, after the files of their models and what was measured on these. */
export async function loadReleases(load: Loader, example: unknown): Promise<void> {
  const { releases, facts } = part.parse(example);
  for (const told of releases) {
    const fact = facts.find((one) => one.asset.id === told.assetId);
    await loadOne(load, told, fact?.model?.baseModel.licence ?? "");
  }
}

interface Moved {
  readonly id: string;
  readonly version: number;
}

async function loadOne(load: Loader, told: Told, licence: string) {
  const { evaluation, approvedBy, approvedAt, refusals } = told;
  const candidate = await addOne(load, told, licence);
  if (!evaluation) return;
  const evaluated = await load
    .as(EVALUATOR)
    .run(evaluateRelease, at(candidate), { at: load.moment(`${evaluation.at}T15:00:00Z`) });
  let seen: Moved = evaluated;
  for (const one of refusals) seen = await loadRefusal(load, seen, one);
  if (!approvedBy || !approvedAt) return;
  const approved = await load
    .as(approvedBy)
    .run(approveRelease, at(seen), { at: load.moment(approvedAt) });
  await deployOne(load, told, approved);
}

const at = ({ id, version }: Moved) => ({ id, version });

async function addOne(load: Loader, told: Told, licence: string) {
  const [author = ""] = told.authorIds;
  const suites = told.evaluation?.suites ?? [];
  const since = told.evaluation ? plusDays(told.evaluation.at, BEFORE) : OPEN_SINCE;
  return load.as(author).run(
    addRelease,
    {
      ...{ asset: told.assetId, release: told.version, digest: told.artefactDigest, licence },
      ...{ authors: told.authorIds, configuration: told.configuration, data: told.datasetIds },
      ...{ base: told.baseModelId, rollbackTo: told.rollbackTo, note: told.note ?? "" },
      weaknesses: told.evaluation ? WEAKNESSES : "",
      criteria: suites.map((suite) => ({
        kind: SUITES[suite]?.[0] ?? ("quality" as const),
        suite,
        metric: "passed",
        comparison: "at_least" as const,
        threshold: 1,
      })),
    },
    { at: load.moment(since), reference: told.id },
  );
}

/** The attempt is made once more, and turned away once more. */
async function loadRefusal(load: Loader, moved: Moved, { action, by, at: day, rule }: Refused) {
  const moment = load.moment(day);
  const byId = await load
    .as(by)
    .run(approveRelease, at(moved), { at: moment })
    .then(
      () => {
        throw new Error(`${by} was not turned away.`);
      },
      (error: unknown) => {
        const attempt = error instanceof AppError ? error.after?.payload : undefined;
        if (!attempt) throw error;
        return z.object({ byId: z.string() }).parse(attempt).byId;
      },
    );
  const kept = { id: moved.id, action, byId, rule, at: moment.toISOString() };
  // The job that follows a refusal finds it kept already.
  return load.as("system").run(keepRefusal, kept, { at: moment });
}
type Refused = Told["refusals"][number];

async function deployOne(load: Loader, told: Told, approved: Moved) {
  const { deployedAt, environment, servedDigest, rollbackTo } = told;
  if (!deployedAt || !environment || !servedDigest) return;
  const input = { ...at(approved), environment, servedDigest, rollbackTo };
  await load.as(DEPLOYER).run(deployRelease, input, { at: load.moment(deployedAt) });
}

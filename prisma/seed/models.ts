import { createHash } from "node:crypto";
import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { recordArtefact } from "@/lib/domain/assets/artefacts/commands";
import { editAsset } from "@/lib/domain/assets/commands";
import { pushEvaluation } from "@/lib/domain/assets/evaluations/commands";
import { approveFairness, proposeFairness } from "@/lib/domain/assets/fairness/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { plusDays } from "@/lib/kernel/fields";
import { ArtefactFormat, type EvaluationKind } from "@/prisma/generated/enums";
import { loadFacts } from "./facts";

// What belongs to the example's models: their files, how these were measured, and what counts as fair.

const measured = z.object({ suites: z.array(z.string()), passed: z.boolean() });
const modelFacts = z.object({
  approvedVersion: z.string(),
  artefactDigest: z.string(),
  format: z.enum(ArtefactFormat),
  baseModel: z.object({
    publisher: z.string(),
    name: z.string(),
    digest: z.string(),
    licence: z.string(),
  }),
  evaluation: measured.extend({ ageDays: z.int() }),
  biasEvaluation: z
    .object({ ageDays: z.int(), groups: z.array(z.string()), metric: z.string() })
    .optional(),
});
const part = z.object({
  facts: z.array(
    z.object({
      collectedAt: z.string(),
      asset: z.object({ id: z.string(), owner: z.string() }),
      model: modelFacts.optional(),
    }),
  ),
  releases: z.array(
    z.object({
      assetId: z.string(),
      version: z.string(),
      artefactDigest: z.string(),
      authorIds: z.array(z.string()).min(1),
      evaluation: measured.extend({ at: z.string() }).nullable(),
    }),
  ),
  assets: z.array(z.object({ id: z.string(), kind: z.string(), version: z.string().optional() })),
  assetRelations: z.array(z.object({ from: z.string(), type: z.string(), to: z.string() })),
});
type Example = z.output<typeof part>;

/** What each suite of the example measures, and with which of its data. */
export const SUITES: Readonly<Record<string, readonly [kind: EvaluationKind, data: string]>> = {
  task: ["quality", "ds-eval-gold"],
  load: ["quality", "ds-eval-gold"],
  safety: ["safety", "ds-redteam"],
  prompt_injection: ["safety", "ds-redteam"],
  robustness: ["robustness", "ds-redteam"],
  privacy: ["privacy", "ds-redteam"],
  bias: ["bias", "ds-eval-gold"],
};
/** A candidate that nobody has measured yet. */
const BUILT = "2026-11-16";

/**
 * The example says that bias was measured, on which groups and by which metric, but no numbers. These
 * stand for them, so that a criterion and a result that meets it can be seen.
 */
const FAIR = {
  threshold: 0.05,
  values: [0.91, 0.89, 0.9],
  proposed: "2026-09-14",
  approved: "2026-09-16",
};
const RISK_OWNER = "u-daan";

/** Facts, files, criteria and results, each by those whose work it was. */
export async function loadModels(load: Loader, example: unknown): Promise<void> {
  await loadFacts(load, example);
  const parts = part.parse(example);
  await loadBases(load, parts);
  await loadFairness(load, parts);
  for (const build of buildsOf(parts)) await loadBuild(load, build, dataOf(parts));
}

interface Build {
  readonly asset: string;
  readonly author: string;
  readonly release: string;
  readonly digest: string;
  readonly format: ArtefactFormat;
  readonly at: string;
  readonly suites: readonly string[];
  readonly passed: boolean;
  readonly bias: { readonly groups: readonly string[]; readonly metric: string } | undefined;
}

/** Every version of which the example says a digest: its releases, and what was approved before them. */
function buildsOf({ facts, releases }: Example): Build[] {
  return facts.flatMap(({ asset, collectedAt, model }) => {
    if (!model) return [];
    const base = { asset: asset.id, author: asset.owner, format: model.format };
    const own = releases
      .filter((one) => one.assetId === asset.id)
      .map(({ version, artefactDigest, evaluation }) => ({
        ...base,
        release: version,
        digest: artefactDigest,
        at: evaluation?.at ?? BUILT,
        suites: evaluation?.suites ?? [],
        passed: evaluation?.passed ?? false,
        // Said of the approved version only; a later one that was evaluated was held to the same.
        bias: evaluation ? model.biasEvaluation : undefined,
      }));
    const { artefactDigest: digest, approvedVersion: release, evaluation } = model;
    if (own.some((one) => one.digest === digest)) return own;
    const at = plusDays(collectedAt.slice(0, 10), -evaluation.ageDays);
    return [{ ...base, ...evaluation, release, digest, at, bias: undefined }, ...own];
  });
}

/** What is known of the models that others were made from. */
async function loadBases(load: Loader, { facts, assetRelations, assets }: Example) {
  for (const { asset, model } of facts) {
    const base = assetRelations.find(
      ({ from, type }) => from === asset.id && type === "derived_from",
    );
    const entry = assets.find((one) => one.id === base?.to);
    if (!base || !entry || !model) continue;
    const { publisher, name, digest, licence } = model.baseModel;
    const owner = load.as(asset.owner);
    const at = { at: load.moment(FAIR.proposed) };
    const { version } = await owner.reads(getAsset, { id: base.to });
    const provenance = `${name} by ${publisher}`;
    const said = { id: base.to, version, digest, licence, provenance };
    const edited = await owner.run(editAsset, said, at);
    const release = entry.version ?? "";
    const file = { id: base.to, version: edited.version, digest, release, format: model.format };
    await owner.run(recordArtefact, file, at);
  }
}

async function loadFairness(load: Loader, { facts }: Example) {
  for (const { asset, model } of facts) {
    if (!model?.biasEvaluation) continue;
    const { groups, metric } = model.biasEvaluation;
    const { id, owner } = asset;
    const { version } = await load.as(owner).reads(getAsset, { id });
    const proposed = await load.as(owner).run(
      proposeFairness,
      {
        id,
        version,
        groups,
        metric,
        comparison: "at_most",
        threshold: FAIR.threshold,
        reason: "Readers of every language rely on summaries alike; a gap of five points shows.",
      },
      { at: load.moment(FAIR.proposed) },
    );
    const act = { id, version: proposed.version, criterionId: proposed.criterionId };
    await load.as(RISK_OWNER).run(approveFairness, act, { at: load.moment(FAIR.approved) });
  }
}

/** The example gives no digests of its evaluation data; their names and versions stand for them. */
const dataOf =
  ({ assets }: Example) =>
  (id: string) => {
    const name = `${id} ${assets.find((one) => one.id === id)?.version ?? ""}`;
    return `sha256:${createHash("sha256").update(name).digest("hex")}`;
  };

async function loadBuild(load: Loader, build: Build, dataOf: (id: string) => string) {
  const { asset: id, author, release, digest, format, at: day, suites, passed, bias } = build;
  const at = { at: load.moment(day) };
  const by = load.as(author);
  const { version } = await by.reads(getAsset, { id });
  const fileName = `${id}-${release}.${format}`;
  await by.run(recordArtefact, { id, version, digest, format, release, fileName }, at);
  const all = [...suites, ...(bias ? ["bias"] : [])];
  for (const suite of all) {
    const [kind, data] = SUITES[suite] ?? (["quality", "ds-eval-gold"] as const);
    const push = {
      asset: id,
      kind,
      suite,
      harness: "release pipeline",
      digest,
      data: dataOf(data),
      ranAt: at.at.toISOString(),
      results: kind === "bias" && bias ? biasResults(bias) : [verdict(suite, passed)],
      passed,
    };
    await by.run(pushEvaluation, push, at);
  }
}

/** Of the other suites the example says whether they passed, nothing more. */
const verdict = (suite: string, passed: boolean) => ({
  task: suite,
  metric: "passed",
  value: passed ? 1 : 0,
  higherIsBetter: true,
});

const biasResults = ({ groups, metric }: NonNullable<Build["bias"]>) =>
  groups.map((group, at) => ({
    task: "summaries",
    metric,
    group,
    value: FAIR.values[at % FAIR.values.length] ?? 0,
    higherIsBetter: true,
  }));

import * as z from "zod";
import { anyOf, longText, personRef, reason, recordRef, text, version } from "@/lib/kernel/fields";
import { listInput, pageOf } from "@/lib/kernel/list";
import {
  ArtefactFormat,
  AssetKind,
  AssetState,
  Comparison,
  EvaluationKind,
  ReleaseState,
  Tier,
} from "@/prisma/generated/enums";
import { personName } from "../people/schema";

export const RELEASE_STATE_LABELS = {
  candidate: "Candidate",
  evaluated: "Evaluated",
  approved: "Approved",
  deployed: "Deployed",
  withdrawn: "Withdrawn",
} as const satisfies Record<ReleaseState, string>;

/** What changes behaviour beside the weights. */
export const CONFIGURATION_LABELS = {
  template: "Chat template",
  systemPrompt: "System prompt",
  guardrails: "Guardrails",
  launchFlags: "Launch flags",
} as const;
export type ConfigurationPart = keyof typeof CONFIGURATION_LABELS;

const sha256 = z
  .string("Give sha256: and 64 hex digits.")
  .regex(/^sha256:[0-9a-f]{64}$/, "Give sha256: and 64 hex digits.");
/** A hash, or the word that there is nothing to hash; left out: nobody said. */
const part = z
  .string()
  .regex(/^(none|sha256:[0-9a-f]{64})$/, "Give sha256: and 64 hex digits, or none.");
export const configuration = z
  .strictObject({ template: part, systemPrompt: part, guardrails: part, launchFlags: part })
  .partial();
export type Configuration = z.output<typeof configuration>;

const threshold = z.preprocess(
  (value) => (typeof value === "string" && /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value),
  z.number("Give a number.").min(-1e12, "Give a larger number.").max(1e12, "Give a smaller one."),
);
export const criterion = z.strictObject({
  kind: z.enum(EvaluationKind, "Choose a kind."),
  suite: text(200),
  /** The word `passed` asks for the suite's own verdict: 1 or 0. */
  metric: text(200),
  comparison: z.enum(Comparison, "Choose at most or at least."),
  threshold,
});
export type Criterion = z.output<typeof criterion>;
export const criteria = z.array(criterion).max(100, "Write at most 100 criteria.");

export const commit = z.strictObject({
  commit: z.string().regex(/^[0-9a-f]{7,64}$/, "Give the commit's hash."),
  author: z.email("Give the e-mail address of the commit's author.").max(254),
});
export const commits = z.array(commit).max(1000);

const fields = {
  release: text(100),
  digest: sha256,
  configuration,
  authors: z.array(personRef).min(1, "Name everybody who wrote it.").max(50),
  commits,
  base: recordRef.nullish().transform((value) => value ?? null),
  withoutBase: z.boolean(),
  data: z.array(text(200)).max(200),
  licence: text(200, 0),
  weaknesses: longText(4000, 0),
  criteria,
  rollbackTo: text(100, 0),
  note: longText(4000, 0),
};
const described = z.strictObject(fields).partial();
export type Described = z.output<typeof described>;

const existing = { id: recordRef, version };
export const addReleaseInput = described.extend({
  asset: recordRef,
  release: fields.release,
  digest: fields.digest,
  authors: fields.authors,
});
export const editReleaseInput = described.extend(existing);

export const releaseMoved = z.object({
  id: z.uuid(),
  reference: z.string(),
  release: z.string(),
  state: z.enum(ReleaseState),
  version: z.int(),
});

export const listReleasesInput = listInput(["created", "reference"]).extend({
  state: anyOf(ReleaseState),
  asset: recordRef.optional(),
  environment: recordRef.optional(),
  digest: sha256.optional(),
});

const named = personName.omit({ title: true });
const assetName = z.object({ id: z.uuid(), reference: z.string(), name: z.string() });
const place = assetName.extend({ tier: z.enum(Tier) });
const moment = z.string().nullable();
export const releaseRow = releaseMoved.extend({
  asset: assetName,
  digest: z.string(),
  environment: place.nullable(),
  createdAt: z.string(),
  approvedAt: moment,
  deployedAt: moment,
  refusals: z.int(),
});
export type ReleaseRow = z.output<typeof releaseRow>;
export const releasePage = pageOf(releaseRow);

/** What a criterion said of a result. */
export const verdict = z.object({
  ...criterion.shape,
  /** Empty for a fairness criterion that no suite has measured. */
  suite: z.string(),
  threshold: z.number(),
  /** Null: not measured. */
  value: z.number().nullable(),
  evaluation: z.string().nullable(),
  met: z.boolean(),
});
export type Verdict = z.output<typeof verdict>;
export const verdicts = z.array(verdict);

export const refusal = z.object({
  action: z.string(),
  by: z.string(),
  at: z.string(),
  rule: z.string(),
  text: z.string(),
});
export type Refusal = z.output<typeof refusal>;
export const refusals = z.array(refusal);

const ignored = z.object({ reference: z.string(), suite: z.string(), why: z.string() });
const lineage = assetName.extend({
  kind: z.enum(AssetKind),
  state: z.enum(AssetState),
  licence: z.string().nullable(),
});
export const releaseRecord = releaseRow.omit({ refusals: true }).extend({
  configuration,
  authors: z.array(named),
  /** Who put it forward or edited it; they do not approve it either. */
  writers: z.array(named),
  commits,
  base: lineage.nullable(),
  withoutBase: z.boolean(),
  data: z.array(z.object({ said: z.string(), asset: assetName.nullable() })),
  licence: z.string(),
  weaknesses: z.string(),
  criteria,
  criteriaAt: moment,
  verdicts,
  evaluatedAt: moment,
  evaluatedBy: named.nullable(),
  returnReason: z.string(),
  evaluations: z.array(
    z.object({
      reference: z.string(),
      kind: z.enum(EvaluationKind),
      suite: z.string(),
      ranAt: z.string(),
      digest: z.string().nullable(),
      data: z.string().nullable(),
    }),
  ),
  /** Before approval: how the results at hand would be judged. */
  outlook: z.object({ verdicts, ignored: z.array(ignored), missing: z.array(z.string()) }),
  approvedBy: named.nullable(),
  deployedBy: named.nullable(),
  servedDigest: z.string().nullable(),
  rollbackTo: z.string(),
  withdrawnAt: moment,
  withdrawnBy: named.nullable(),
  withdrawal: z.string(),
  instead: z.string(),
  copies: z.string(),
  note: z.string(),
  refusals: z.array(refusal.omit({ by: true }).extend({ by: named.nullable() })),
  artefact: z
    .object({ fileName: z.string(), format: z.enum(ArtefactFormat), quantisation: z.string() })
    .nullable(),
  /** Other releases of the same model, newest first. */
  others: z.array(releaseMoved.omit({ version: true }).extend({ configuration })),
  /** What keeps it from being approved, by field. */
  missing: z.record(z.string(), z.array(z.string())),
  /** Earlier releases that one can go back to. */
  rollbacks: z.array(z.string()),
  /** Other releases that serve somewhere now; who is deployed there takes their place. */
  serving: z.array(z.object({ release: z.string(), environment: z.string() })),
  /** The reader is an author, by name or by commit, or put it forward or edited it. */
  isAuthor: z.boolean(),
});
export type ReleaseRecord = z.output<typeof releaseRecord>;
export const releaseInput = z.strictObject({ id: recordRef });

export const evaluateReleaseInput = z.strictObject(existing);
export const returnReleaseInput = z.strictObject({ ...existing, reason: reason() });
export const approveReleaseInput = z.strictObject(existing);
export const deployReleaseInput = z.strictObject({
  ...existing,
  servedDigest: sha256,
  environment: recordRef,
  /** An earlier release by its version or reference; none: it is the first. */
  rollbackTo: text(100),
  /** Of what served there before. */
  copies: longText(2000, 0).default(""),
});
export const withdrawReleaseInput = z.strictObject({
  ...existing,
  reason: reason(),
  instead: text(500, 0).default(""),
  copies: longText(2000, 0).default(""),
});

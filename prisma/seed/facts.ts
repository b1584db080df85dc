import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { editAsset } from "@/lib/domain/assets/commands";
import { describeAsset } from "@/lib/domain/assets/facts/commands";
import type { FactValue } from "@/lib/domain/assets/facts/schema";
import { getAsset } from "@/lib/domain/assets/queries";
import { asDate, dayOf, plusDays } from "@/lib/kernel/fields";

// What the example's collector found on some assets, as far as the catalogue of facts speaks of it.

const endpoint = z.object({
  tls: z.object({ enabled: z.boolean(), minVersion: z.enum(["1.2", "1.3"]) }),
  limits: z.object({
    requestsPerMinute: z.int(),
    maxInputTokens: z.int(),
    maxOutputTokens: z.int(),
    monthlySpendCeiling: z.int(),
  }),
  logging: z.object({
    enabled: z.boolean(),
    retentionDays: z.int(),
    contentLogged: z.boolean(),
    contentMasked: z.boolean().optional(),
  }),
  patching: z.object({
    lastScanAgeDays: z.int(),
    oldestOpenDays: z.object({ critical: z.int() }),
  }),
  servedModelDigest: z.string(),
});
const model = z.object({
  affectsPeople: z.boolean(),
  format: z.string(),
  remoteCodeAllowed: z.boolean(),
  signed: z.boolean(),
});
const dataset = z.object({
  masked: z.boolean().optional(),
  maskingRecallPercent: z.number().optional(),
  lawfulBasis: z.string().optional(),
  provenance: z.object({ source: z.string(), licence: z.string(), sha256: z.string().optional() }),
  retentionDays: z.int().optional(),
});
const found = z.object({
  collectedAt: z.string(),
  asset: z.object({ id: z.string() }),
  storage: z.object({ encryptedAtRest: z.boolean() }).optional(),
  endpoint: endpoint.optional(),
  model: model.optional(),
  dataset: dataset.optional(),
});
type Found = z.output<typeof found>;
const part = z.object({
  facts: z.array(found),
  assets: z.array(
    z.object({ id: z.string(), kind: z.string(), subtype: z.string(), custodianId: z.string() }),
  ),
});

/** What the example's kinds of supporting assets are in the catalogue. */
const ROLES: Readonly<Record<string, string>> = {
  "cloud service": "service",
  "identity service": "service",
  registry: "store",
  database: "store",
  repository: "repository",
  "device fleet": "device",
  supplier: "team",
};
/** The registry stands for no digest by nought alone. */
const NO_DIGEST = /^0+$/;

/** The custodians write down what was collected. */
export async function loadFacts(load: Loader, example: unknown): Promise<void> {
  const { facts, assets } = part.parse(example);
  for (const { id, kind, subtype, custodianId } of assets) {
    const own = facts.find((one) => one.asset.id === id);
    const role = kind === "supporting" ? ROLES[subtype] : undefined;
    const said = { ...(role && { role }), ...(own && factsOf(own, load)) };
    if (Object.keys(said).length === 0) continue;
    const at = { at: load.moment(own?.collectedAt ?? COLLECTED) };
    const custodian = load.as(custodianId);
    const { version } = await custodian.reads(getAsset, { id });
    const described = await custodian.run(describeAsset, { id, version, facts: said }, at);
    const entry = own?.dataset && entryOf(own.dataset);
    if (entry) await custodian.run(editAsset, { id, version: described.version, ...entry }, at);
  }
}
const COLLECTED = "2026-11-20";

const entryOf = ({ lawfulBasis, provenance: { licence, sha256 } }: z.output<typeof dataset>) => ({
  licence,
  ...(lawfulBasis && { legalBasis: lawfulBasis.replaceAll("_", " ") }),
  ...(sha256 && !NO_DIGEST.test(sha256) && { digest: `sha256:${sha256}` }),
});

const factsOf = (one: Found, load: Loader): Record<string, FactValue> => ({
  ...(one.endpoint && ofEndpoint(one.endpoint, load.shift(one.collectedAt))),
  ...(one.model && ofModel(one.model)),
  ...(one.dataset && ofDataset(one.dataset)),
  // Of models and datasets the place where they are kept says it.
  ...(one.storage &&
    !one.model &&
    !one.dataset && { encryptedAtRest: one.storage.encryptedAtRest }),
});

const ofEndpoint = (
  { tls, limits, logging, patching, servedModelDigest }: z.output<typeof endpoint>,
  collected: string,
): Record<string, FactValue> => ({
  servedDigest: servedModelDigest,
  minTls: tls.enabled ? tls.minVersion : "none",
  scannedOn: dayOf(asDate(plusDays(collected, -patching.lastScanAgeDays))),
  oldestCriticalDays: patching.oldestOpenDays.critical,
  requestsPerMinute: limits.requestsPerMinute,
  maxInputTokens: limits.maxInputTokens,
  maxOutputTokens: limits.maxOutputTokens,
  spendCeiling: limits.monthlySpendCeiling,
  logsRequests: logging.enabled,
  logRetentionDays: logging.retentionDays,
  logsContent: logging.contentLogged,
  ...(logging.contentMasked !== undefined && { contentMasked: logging.contentMasked }),
});

const ofModel = ({ affectsPeople, format, remoteCodeAllowed, signed }: z.output<typeof model>) => ({
  affectsPeople,
  format,
  remoteCode: remoteCodeAllowed,
  signed,
});

const ofDataset = (one: z.output<typeof dataset>): Record<string, FactValue> => ({
  source: one.provenance.source,
  ...(one.masked && { anonymisation: "Masking" }),
  ...(one.maskingRecallPercent !== undefined && {
    anonymisationResult: `${one.maskingRecallPercent} % of personal data masked`,
  }),
  ...(one.retentionDays !== undefined && { retentionDays: one.retentionDays }),
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Facts } from "@/lib/domain/assets/facts/schema";
import { AssetKind, RelationType } from "@/prisma/generated/enums";
import { threatOf } from "../../catalogue";
import { factsLine, fittingThreats, SITUATION_RULES } from "./rules";
import type { Joined, Seen, Situation, Stream } from "./schema";

const seen = (given: Partial<Seen> & Pick<Seen, "kind">): Seen => ({
  ...{ id: given.reference ?? "a", reference: "a", name: `Name of ${given.reference ?? "a"}` },
  ...{ tier: null, exposure: null, authentication: "", classification: null },
  ...{ personalData: "unknown", criticality: 0, availability: 0, digest: null, licence: null },
  ...{ supplier: "", supplierRefs: "", legalBasis: "", languages: [], hasCard: false, facts: {} },
  ...given,
});
const alone = (asset: Seen, given: Partial<Situation> = {}): Situation => ({
  ...{ today: "2026-11-23", asset, joined: [], data: [], endpoints: [], evaluations: [] },
  ...{ streams: [], fairnessCriteria: 0, copies: 0, isReleased: false },
  ...given,
});
const to = (type: Joined["type"], asset: Seen): Joined => ({
  ...{ type, leads: true, derivation: null, asset },
});
const ids = (situation: Situation) => fittingThreats(situation).map(({ threatId }) => threatId);

const model = seen({ kind: "model", reference: "m" });
const persons = seen({ kind: "dataset", reference: "ds", personalData: "yes" });
const opened = seen({
  ...{ kind: "endpoint", reference: "ep", exposure: "public", tier: "production" },
  personalData: "yes",
});

describe("a new public endpoint over a dataset with personal data", () => {
  const situation = alone(opened, {
    joined: [to("serves", model)],
    data: [persons],
    endpoints: [opened],
  });
  const found = fittingThreats(situation);

  it("gets at least eight fitting threats, none twice", () => {
    expect(found.length).toBeGreaterThanOrEqual(8);
    expect(new Set(ids(situation)).size).toBe(found.length);
    expect(ids(situation)).toEqual(
      expect.arrayContaining([
        "misconfigured-endpoint-data-exposure",
        "unauthorised-model-api-usage",
        "pii-exposure",
        "denial-of-service",
        "direct-prompt-injection",
        "insufficient-logging",
      ]),
    );
  });

  it("says why in a sentence, and what that rests on", () => {
    for (const { why, facts } of found) {
      expect(why).toMatch(/^[A-Z].*\.$/);
      expect(facts.length).toBeGreaterThan(0);
    }
    const leak = found.find(({ threatId }) => threatId === "pii-exposure");
    expect(leak?.why).toBe(
      "Name of ep can be reached from the public internet, and personal data of Name of ds can come out of it.",
    );
    expect(leak?.facts).toContainEqual({ key: "personalData", value: "yes", from: "ds" });
  });
});

it("goes quiet where the facts answer", () => {
  const facts: Facts = {
    ...{ minTls: "1.3", logsRequests: true, requestsPerMinute: 60, spendCeiling: 500 },
    ...{ patchedOn: "2026-11-20", servedDigest: "sha256:1", baselineName: "base 3" },
  };
  const inner = seen({
    ...{ kind: "endpoint", exposure: "internal", tier: "production", personalData: "no", facts },
  });
  const served = { ...model, digest: "sha256:1" };
  expect(ids(alone(inner, { joined: [to("serves", served)] }))).toEqual([]);
  const other = { ...served, digest: "sha256:2" };
  expect(ids(alone(inner, { joined: [to("serves", other)] }))).toEqual(["wrong-model-version"]);
});

it("reads the day: what was patched in time is late a month on", () => {
  const service = seen({ kind: "supporting", facts: { role: "service", patchedOn: "2026-11-01" } });
  expect(ids(alone(service))).toEqual([]);
  expect(ids(alone(service, { today: "2026-12-02" }))).toEqual(["unpatched-runtime"]);
});

describe("a model", () => {
  it("that learned from persons and comes out in public may give them away", () => {
    const situation = alone(model, { data: [persons], endpoints: [opened] });
    expect(ids(situation)).toEqual(
      expect.arrayContaining(["memorisation-leak", "model-inversion", "membership-inference"]),
    );
    expect(ids(alone(model, { data: [{ ...persons, personalData: "no" }] }))).not.toContain(
      "memorisation-leak",
    );
  });

  it("asks for the evaluations that its making calls for", () => {
    const tuned = alone(model, {
      joined: [{ ...to("derived_from", seen({ kind: "model", reference: "b" })) }],
      endpoints: [opened],
    });
    expect(ids(tuned)).toContain("safety-loss-after-finetune");
    expect(ids({ ...tuned, evaluations: ["safety"] })).not.toContain("safety-loss-after-finetune");
    expect(ids(tuned)).toContain("unapproved-model-release");
    expect(ids({ ...tuned, isReleased: true })).not.toContain("unapproved-model-release");
  });

  it("whose file may run code says so", () => {
    const file = (facts: Facts) => ids(alone({ ...model, facts }));
    expect(file({ format: "safetensors" })).not.toContain("malicious-model-file");
    expect(file({ format: "safetensors", remoteCode: true })).toContain("malicious-model-file");
    expect(file({ format: "pickle" })).toContain("malicious-model-file");
  });
});

describe("what came with a card", () => {
  const told = { licence: "mit", languages: ["en", "nl", "de"], hasCard: true };

  it("has at least two open questions, and three where little is said", () => {
    expect(ids(alone({ ...model, hasCard: true })).length).toBeGreaterThanOrEqual(3);
    expect(ids(alone({ ...model, ...told })).length).toBeGreaterThanOrEqual(3);
    expect(ids(alone({ ...persons, hasCard: true })).length).toBeGreaterThanOrEqual(3);
    expect(ids(alone({ ...persons, ...told, personalData: "unknown" }))).toEqual(
      expect.arrayContaining(["pii-exposure", "dataset-supply-compromise"]),
    );
  });
});

describe("flows", () => {
  const stream: Stream = {
    ...{ reference: "DF-01", leaves: true, other: "LabelWorks", otherRef: null, isOutside: true },
    ...{ classification: "confidential", personalData: "no", encryption: "TLS 1.3" },
  };

  it("that take data out of our hands give reason for a leak there", () => {
    const quiet: Seen = { ...persons, personalData: "no" };
    const at = (given: Partial<Stream>) =>
      ids(alone(quiet, { streams: [{ ...stream, ...given }] }));
    expect(at({})).toContain("annotation-supplier-leak");
    expect(at({ isOutside: false })).not.toContain("annotation-supplier-leak");
    expect(at({ classification: "public" })).not.toContain("annotation-supplier-leak");
  });

  it("that bring text of others to an endpoint bring their instructions", () => {
    const found = fittingThreats(alone(opened, { streams: [{ ...stream, leaves: false }] }));
    const hidden = found.find(({ threatId }) => threatId === "indirect-prompt-injection");
    expect(hidden?.why).toContain("what LabelWorks sends");
    expect(hidden?.facts).toEqual([{ key: "comes from", value: "LabelWorks", from: "DF-01" }]);
  });
});

it("finds a key that opens production and what lies outside it", () => {
  const user = (reference: string, tier: "production" | "test"): Joined => ({
    ...to("authenticates_with", seen({ kind: "endpoint", reference, tier })),
    leads: false,
  });
  const key = seen({ kind: "supporting", facts: { role: "key", rotatedOn: "2026-11-01" } });
  const at = (...users: readonly Joined[]) => ids(alone(key, { joined: users }));
  expect(at(user("one", "production"), user("two", "production"))).toEqual([]);
  expect(at(user("one", "production"), user("two", "test"))).toEqual([
    "shared-environment-credentials",
  ]);
});

const KINDS = Object.values(AssetKind);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
const anyFacts = fc
  .record({
    role: fc.constantFrom("service", "store", "pipeline", "repository", "key", "team", "tool"),
    said: fc.dictionary(
      fc.constantFrom(
        ...["minTls", "logsContent", "logsRequests", "tools", "systemPrompt", "patchedOn"],
        ...["requestsPerMinute", "format", "remoteCode", "affectsPeople", "tenantSeparation"],
        ...["encryptedAtRest", "servedDigest", "onDevicePackage", "oldestCriticalDays", "source"],
        ...["specialCategories", "rotatedOn", "guardrails", "limitations", "mayDo"],
      ),
      fc.oneof(fc.boolean(), fc.nat(500), fc.constantFrom("none", "2026-10-01", "x", "")),
    ),
  })
  .map(({ role, said }): Facts => ({ role, ...said }));
const anySeen: fc.Arbitrary<Seen> = fc
  .record({
    kind: fc.constantFrom(...KINDS),
    reference: fc.constantFrom("a", "b", "c", "d"),
    tier: maybe(fc.constantFrom("production", "staging", "test", "development")),
    exposure: maybe(fc.constantFrom("public", "partner", "internal")),
    classification: maybe(fc.constantFrom("public", "internal", "confidential", "restricted")),
    personalData: fc.constantFrom("yes", "no", "unknown"),
    availability: fc.nat(5),
    digest: maybe(fc.constantFrom("sha256:1", "sha256:2")),
    licence: maybe(fc.constantFrom("mit", "apache-2.0")),
    supplier: fc.constantFrom("", "NordGPU"),
    supplierRefs: fc.constant(""),
    languages: fc.array(fc.constantFrom("en", "nl"), { maxLength: 2 }),
    hasCard: fc.boolean(),
    facts: anyFacts,
  })
  .map(seen);
const READ_RELATIONS = Object.values(RelationType).filter(
  (type) => !["evaluated_with", "deploys", "embeds_with"].includes(type),
);
const anyJoined: fc.Arbitrary<Joined> = fc.record({
  type: fc.constantFrom(...READ_RELATIONS),
  leads: fc.boolean(),
  derivation: fc.constant(null),
  asset: anySeen,
});
const anyStream: fc.Arbitrary<Stream> = fc.record({
  reference: fc.constantFrom("DF-01", "DF-02"),
  leaves: fc.boolean(),
  other: fc.constantFrom("Customer system", "LabelWorks"),
  otherRef: fc.constantFrom(null, "A-0007"),
  isOutside: fc.boolean(),
  classification: fc.constantFrom("public", "internal", "confidential"),
  personalData: fc.constantFrom("yes", "no", "unknown"),
  encryption: fc.constantFrom("", "TLS 1.3"),
});
const anySituation: fc.Arbitrary<Situation> = fc
  .record({
    asset: anySeen,
    joined: fc.array(anyJoined, { maxLength: 12, size: "max" }),
    data: fc.array(anySeen, { maxLength: 4 }),
    endpoints: fc.array(anySeen, { maxLength: 4 }),
    streams: fc.array(anyStream, { maxLength: 2 }),
    copies: fc.nat(3),
    fairnessCriteria: fc.nat(2),
    isReleased: fc.boolean(),
  })
  .map(({ asset, ...given }) => alone(asset, given));

it("names threats of the catalogue that fit the kind, each once, with whole sentences", () => {
  // Chance rarely draws a key of two tiers; it has a test of its own above.
  const fired = new Set(["supporting shared-environment-credentials"]);
  fc.assert(
    fc.property(anySituation, (situation) => {
      const { kind } = situation.asset;
      const found = fittingThreats(situation);
      expect(new Set(found.map(({ threatId }) => threatId)).size).toBe(found.length);
      for (const one of found) {
        fired.add(`${kind} ${one.threatId}`);
        const kinds = threatOf(one.threatId)?.assetKinds ?? [];
        expect(kinds).toContain(kind === "index" ? "dataset" : kind);
        expect(one.why).toMatch(/^\S.*\.$/);
        expect(one.why).not.toMatch(/undefined|null|\[object| {2}/);
        expect(one.facts.length).toBeGreaterThan(0);
      }
    }),
    { numRuns: 3000, seed: 20_261_123 },
  );
  const all = KINDS.flatMap((kind) =>
    SITUATION_RULES[kind].map((one) => `${kind} ${one.threatId}`),
  );
  const silent = all.filter((one) => !fired.has(one));
  expect(silent).toEqual([]);
}, 30_000);

it("asks again only when what a reason rests on has changed", () => {
  const first = fittingThreats(alone(opened));
  const renamed = fittingThreats(alone({ ...opened, name: "Another name" }));
  expect(renamed.map(factsLine)).toEqual(first.map(factsLine));
  const limited = fittingThreats(alone({ ...opened, facts: { requestsPerMinute: 9 } }));
  const changed = limited.filter((one, at) => factsLine(one) !== factsLine(first[at] ?? one));
  expect(changed.map(({ threatId }) => threatId)).toEqual(["denial-of-service"]);
});

it("rests on nothing that changes when an asset or a supplier is renamed", () => {
  const named = (asset: Seen, by: string): Seen => ({
    ...asset,
    name: `${asset.name} ${by}`,
    ...(asset.supplier && { supplier: `NordGPU ${by}`, supplierRefs: "S-01" }),
  });
  const called = (situation: Situation, by: string): Situation => ({
    ...situation,
    asset: named(situation.asset, by),
    joined: situation.joined.map((one) => ({ ...one, asset: named(one.asset, by) })),
    data: situation.data.map((one) => named(one, by)),
    endpoints: situation.endpoints.map((one) => named(one, by)),
    streams: situation.streams.map((one) => ({
      ...one,
      other: one.otherRef ? `${one.other} ${by}` : one.other,
    })),
  });
  fc.assert(
    fc.property(anySituation, (situation) => {
      const lines = (by: string) => fittingThreats(called(situation, by)).map(factsLine);
      expect(lines("before")).toEqual(lines("after"));
    }),
    { numRuns: 1000, seed: 20_261_123 },
  );
});

import { beforeAll, describe, expect, it } from "vitest";
import { actorOfPerson } from "@/lib/adapters/actors";
import { listArtefacts } from "@/lib/domain/assets/artefacts/queries";
import { getEvaluation, listEvaluations } from "@/lib/domain/assets/evaluations/queries";
import { listFairness } from "@/lib/domain/assets/fairness/queries";
import { getAsset } from "@/lib/domain/assets/queries";
import { exampleCompany } from "@/lib/testing/example";
import { person, type TestPerson } from "@/lib/testing/world";

let priya: TestPerson;
beforeAll(async () => {
  await exampleCompany();
  const actor = await actorOfPerson("u-priya");
  if (!actor) throw new Error("Nobody is u-priya");
  priya = person(actor, "u-priya");
}, 300_000);

const SERVED = `sha256:${"9f2c".repeat(16)}`;
const factsOf = async (id: string) => (await priya.reads(getAsset, { id })).facts;

describe("the models of the example company", () => {
  it("and all they stand on say what was collected of them", async () => {
    expect(await factsOf("ep-summarise-prod")).toMatchObject({
      servedDigest: SERVED,
      minTls: "1.2",
      requestsPerMinute: 60,
      logsContent: true,
      contentMasked: true,
      encryptedAtRest: true,
    });
    expect(await factsOf("m-digest-3b")).toEqual({
      affectsPeople: true,
      format: "safetensors",
      remoteCode: false,
      signed: true,
    });
    expect(await factsOf("ds-summaries-v4")).toMatchObject({
      source: "Pilot documents 2025",
      anonymisation: "Masking",
      retentionDays: 730,
    });
    expect(await factsOf("sup-vector-store")).toEqual({ role: "store", encryptedAtRest: true });
    const data = await priya.reads(getAsset, { id: "ds-summaries-v4" });
    expect(data).toMatchObject({ digest: `sha256:${"5d".repeat(32)}`, legalBasis: "contract" });
    expect((await priya.reads(getAsset, { id: "ds-call-logs" })).digest).toBeNull();
  });

  it("have the files of their versions", async () => {
    const files = async (id: string) =>
      (await priya.reads(listArtefacts, { id })).rows.map(({ release, format }) => [
        release,
        format,
      ]);
    expect(await files("m-digest-3b")).toEqual([
      ["2.4.1", "safetensors"],
      ["2.4.0", "safetensors"],
    ]);
    expect((await files("m-pii-ner")).sort()).toEqual([
      ["1.3.2", "onnx"],
      ["1.3.3", "onnx"],
    ]);
    expect(await files("m-base-3b")).toEqual([["1.1", "safetensors"]]);
  });

  it("were measured on these files, and all results count", async () => {
    const { rows } = await priya.reads(listEvaluations, { asset: "m-digest-3b", size: 100 });
    expect(rows).toHaveLength(5 + 1 + 6 + 1);
    expect(rows.every((one) => one.counts && one.passed)).toBe(true);
    const old = await priya.reads(listEvaluations, { asset: "m-pii-ner" });
    expect(old.rows.map((one) => one.suite).sort()).toEqual(["privacy", "safety", "task"]);
  });

  it("are held to what counts as fair, where somebody said it", async () => {
    const { rows } = await priya.reads(listFairness, { id: "m-digest-3b" });
    expect(rows).toMatchObject([
      {
        groups: ["en", "nl", "fr"],
        metric: "factual consistency gap",
        proposedBy: { reference: "u-anton" },
        approvedBy: { reference: "u-daan" },
        endedAt: null,
      },
    ]);
    const bias = await priya.reads(listEvaluations, { asset: "m-digest-3b", kind: "bias" });
    expect(bias.rows).toHaveLength(2);
    const shown = await priya.reads(getEvaluation, { id: bias.rows[0]?.id ?? "" });
    expect(shown).toMatchObject({ verdict: "met", judgements: [{ measured: 0.02 }] });
    expect((await priya.reads(listFairness, { id: "m-pii-ner" })).rows).toEqual([]);
  });
});

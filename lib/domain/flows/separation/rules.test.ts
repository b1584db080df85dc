import { describe, expect, it } from "vitest";
import { RelationType } from "@/prisma/generated/enums";
import {
  breachSentence,
  broughtBy,
  CARRIES,
  contradictionsIn,
  descentOf,
  type Related,
  threatOfBreach,
} from "./rules";

const production = { name: "Production", tier: "production" } as const;
const staging = { name: "Staging", tier: "staging" } as const;
const development = { name: "Development", tier: "development" } as const;

const asset = (over: Partial<Related> & Pick<Related, "kind">): Related => ({
  name: over.kind,
  environment: production,
  classification: "confidential",
  personalData: "yes",
  ...over,
});
const low = (over: Partial<Related> & Pick<Related, "kind">) =>
  asset({ environment: development, personalData: "no", ...over });

const flow = {
  from: asset({ kind: "dataset" }),
  to: low({ kind: "dataset" }),
  personalData: "yes",
  carriesSecrets: false,
  carriesWeights: false,
  classification: "confidential",
  source: null,
  withheld: "",
} as const;

describe("a flow", () => {
  it("brings what it says it carries from production into a lower tier", () => {
    expect(broughtBy(flow)).toEqual(["personal_data"]);
    expect(broughtBy({ ...flow, personalData: "unknown" })).toEqual(["personal_data"]);
    expect(broughtBy({ ...flow, personalData: "no" })).toEqual([]);
    expect(broughtBy({ ...flow, personalData: "no", carriesSecrets: true })).toEqual([
      "credentials",
    ]);
    expect(broughtBy({ ...flow, carriesSecrets: true, carriesWeights: true })).toEqual([
      "personal_data",
      "credentials",
      "weights",
    ]);
  });

  it("of weights that are public brings none, and into staging it brings them", () => {
    const weights = { ...flow, personalData: "no", carriesWeights: true } as const;
    expect(broughtBy({ ...weights, classification: "public" })).toEqual([]);
    expect(
      broughtBy({ ...weights, to: asset({ kind: "endpoint", environment: staging }) }),
    ).toEqual(["weights"]);
  });

  it("upwards, among lower tiers, or from a place that is not said brings nothing", () => {
    expect(broughtBy({ ...flow, from: flow.to, to: flow.from })).toEqual([]);
    expect(broughtBy({ ...flow, from: asset({ kind: "dataset", environment: staging }) })).toEqual(
      [],
    );
    expect(broughtBy({ ...flow, from: asset({ kind: "dataset", environment: null }) })).toEqual([]);
    expect(broughtBy({ ...flow, to: asset({ kind: "dataset", environment: null }) })).toEqual([]);
    expect(broughtBy({ ...flow, to: flow.from })).toEqual([]);
  });
});

describe("a flow held against its source", () => {
  const said = { ...flow, personalData: "no" } as const;
  const data = asset({ kind: "dataset", name: "Pairs" });

  it("brings what the source holds, unless it says what it leaves behind", () => {
    expect(broughtBy({ ...said, source: data })).toEqual(["personal_data"]);
    expect(broughtBy({ ...said, source: asset({ ...data, personalData: "unknown" }) })).toEqual([
      "personal_data",
    ]);
    expect(broughtBy({ ...said, source: asset({ ...data, personalData: "no" }) })).toEqual([]);
    expect(broughtBy({ ...said, source: data, withheld: "Names are replaced." })).toEqual([]);
    expect(broughtBy({ ...said, source: data, withheld: " " })).toEqual(["personal_data"]);
  });

  it("from a model brings weights, which its class says, not the flow's", () => {
    const source = asset({ kind: "model" });
    const open = asset({ kind: "model", classification: "public" });
    expect(broughtBy({ ...said, source })).toEqual(["weights"]);
    expect(broughtBy({ ...said, source, withheld: "Only its answers go." })).toEqual([]);
    const asPublic = { ...said, source, carriesWeights: true, classification: "public" } as const;
    expect(broughtBy(asPublic)).toEqual(["weights"]);
    expect(broughtBy({ ...said, source: open })).toEqual([]);
    expect(broughtBy({ ...flow, source: open, personalData: "yes" })).toEqual(["personal_data"]);
  });

  it("is told where it says less, in words", () => {
    expect(contradictionsIn({ ...said, source: data })).toEqual([
      "Pairs holds personal data, and this flow says that it carries none.",
    ]);
    const unsaid = contradictionsIn({
      ...said,
      source: asset({ ...data, personalData: "unknown" }),
    });
    expect(unsaid[0]).toContain("Nobody has said");
    const model = asset({ kind: "model" });
    expect(contradictionsIn({ ...said, source: model })).toHaveLength(1);
    const asPublic = { ...said, carriesWeights: true, classification: "public" } as const;
    expect(contradictionsIn({ ...asPublic, source: model })[0]).toContain("not public");
    expect(contradictionsIn({ ...said, source: data, withheld: "Masked." })).toEqual([]);
    expect(contradictionsIn({ ...flow, source: data })).toEqual([]);
    expect(contradictionsIn(said)).toEqual([]);
  });
});

describe("a relation", () => {
  const carried = (type: RelationType, from: Related, to: Related) => descentOf({ type, from, to });

  it.each([
    ["trained_on", low({ kind: "model" }), asset({ kind: "dataset" }), "to", ["personal_data"]],
    ["derived_from", low({ kind: "model" }), asset({ kind: "model" }), "to", ["weights"]],
    ["derived_from", low({ kind: "dataset" }), asset({ kind: "dataset" }), "to", ["personal_data"]],
    ["evaluated_with", low({ kind: "model" }), asset({ kind: "dataset" }), "to", ["personal_data"]],
    ["serves", low({ kind: "endpoint" }), asset({ kind: "model" }), "to", ["weights"]],
    ["embeds_with", low({ kind: "index" }), asset({ kind: "model" }), "to", ["weights"]],
    ["built_from", low({ kind: "index" }), asset({ kind: "dataset" }), "to", ["personal_data"]],
    ["processes", low({ kind: "endpoint" }), asset({ kind: "dataset" }), "to", ["personal_data"]],
    ["receives", low({ kind: "supporting" }), asset({ kind: "model" }), "to", ["weights"]],
    ["stored_in", asset({ kind: "model" }), low({ kind: "supporting" }), "from", ["weights"]],
    [
      "hosted_on",
      asset({ kind: "dataset" }),
      low({ kind: "supporting" }),
      "from",
      ["personal_data"],
    ],
    ["uses", low({ kind: "endpoint" }), asset({ kind: "endpoint" }), "to", ["credentials"]],
    ["uses", low({ kind: "endpoint" }), asset({ kind: "index" }), "to", ["personal_data"]],
    ["writes", low({ kind: "endpoint" }), asset({ kind: "supporting" }), "to", ["credentials"]],
    ["deploys", low({ kind: "supporting" }), asset({ kind: "endpoint" }), "to", ["credentials"]],
    [
      "authenticates_with",
      low({ kind: "endpoint" }),
      asset({ kind: "supporting" }),
      "to",
      ["credentials"],
    ],
  ] as const)("%s brings down", (type, from, to, giver, carries) => {
    expect(carried(type, from, to)).toEqual({ giver, carries });
    const home = { ...from, environment: production };
    expect(carried(type, home, { ...to, environment: production })).toBeNull();
  });

  it("is judged by the place that holds what is written or collected", () => {
    const gateway = asset({ kind: "endpoint" });
    expect(carried("writes", gateway, low({ kind: "dataset" }))).toBeNull();
    expect(carried("writes", gateway, low({ kind: "dataset", personalData: "unknown" }))).toEqual({
      giver: "from",
      carries: ["personal_data"],
    });
    expect(carried("collected_by", low({ kind: "dataset" }), gateway)).toBeNull();
    expect(
      carried("collected_by", low({ kind: "dataset", personalData: "yes" }), gateway),
    ).toMatchObject({ carries: ["personal_data"] });
  });

  it("lets staging hold the weights that production will serve, but none of its data", () => {
    const candidate = asset({ kind: "endpoint", environment: staging });
    expect(carried("serves", candidate, asset({ kind: "model" }))).toBeNull();
    expect(carried("processes", candidate, asset({ kind: "dataset" }))).not.toBeNull();
    expect(carried("uses", candidate, asset({ kind: "supporting" }))).not.toBeNull();
  });

  it("of public weights, or of data that is not personal, brings nothing", () => {
    const free = asset({ kind: "model", classification: "public" });
    expect(carried("derived_from", low({ kind: "model" }), free)).toBeNull();
    const plain = asset({ kind: "dataset", personalData: "no" });
    expect(carried("trained_on", low({ kind: "model" }), plain)).toBeNull();
  });

  it("lets production take from below", () => {
    expect(carried("trained_on", asset({ kind: "model" }), low({ kind: "dataset" }))).toBeNull();
    expect(carried("deploys", asset({ kind: "supporting" }), low({ kind: "endpoint" }))).toBeNull();
  });

  it("of every type is judged", () => {
    expect(Object.keys(CARRIES).sort()).toEqual(Object.keys(RelationType).sort());
  });
});

describe("a breach", () => {
  it("is told in a sentence", () => {
    const told = { from: flow.from, to: flow.to, isUnknown: false } as const;
    expect(breachSentence({ ...told, carries: ["personal_data", "weights"] })).toBe(
      "It brings personal data and weights of dataset in Production into Development (dataset).",
    );
    expect(breachSentence({ ...told, carries: ["personal_data"], isUnknown: true })).toContain(
      "unknown is not none",
    );
  });

  it("points to the threat of what is worst", () => {
    expect(threatOfBreach(["credentials", "personal_data"])).toBe("pii-exposure");
    expect(threatOfBreach(["weights", "credentials"])).toBe("shared-environment-credentials");
    expect(threatOfBreach(["weights"])).toBe("model-theft-weights");
  });
});

import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { AssetKind, AssetState, RelationType } from "@/prisma/generated/enums";
import { DUTIES } from "../licences/schema";
import { RELATION_ENDS } from "../relations/schema";
import { FLOWS } from "./catalogue";
import { channelOf, type GraphNode, inherit, type Link, passes } from "./rules";
import { ASPECT_LABELS, type Aspect, LEVELS, type Level } from "./schema";

const LOW = {
  confidentiality: 0,
  integrity: 0,
  availability: 0,
  classification: 0,
  personalData: 0,
};
type Given = Partial<Omit<GraphNode, "own">> & { id: string; own?: Partial<GraphNode["own"]> };
const node = ({ own, ...given }: Given): GraphNode => ({
  kind: "model",
  state: "active",
  duties: [],
  isAnonymised: false,
  settled: [],
  ...given,
  own: { ...LOW, ...own },
});
const link = (fromId: string, type: RelationType, toId: string): Link => ({ fromId, type, toId });

const dataset = node({
  id: "data",
  kind: "dataset",
  own: { confidentiality: 5, classification: 4, personalData: 1 },
  duties: ["non_commercial"],
});
const chain = [
  link("tuned", "trained_on", "data"),
  link("small", "derived_from", "tuned"),
  link("api", "serves", "small"),
];
const api = node({ id: "api", kind: "endpoint", own: { integrity: 4, availability: 5 } });
const family = (over: Partial<GraphNode> = {}) => [
  { ...dataset, ...over },
  node({ id: "tuned" }),
  node({ id: "small", own: { confidentiality: 2 } }),
  api,
];

describe("inheritance", () => {
  it("brings needs, class, personal data and duties to what serves, each with its way", () => {
    const found = inherit(family(), chain).get("api");
    expect(found).toMatchObject({ confidentiality: 5, classification: 4, personalData: 1 });
    expect(found?.sources).toEqual({
      confidentiality: { from: "small", relation: "serves" },
      classification: { from: "small", relation: "serves" },
      personalData: { from: "small", relation: "serves" },
      duties: [{ duty: "non_commercial", from: "small", relation: "serves" }],
    });
  });

  it("brings integrity back to the data, and availability no further than the model", () => {
    const found = inherit(family(), chain);
    expect(found.get("small")).toMatchObject({ integrity: 4, availability: 5 });
    expect(found.get("data")).toMatchObject({ integrity: 4, availability: 0 });
  });

  it("lets no personal data out of a dataset whose anonymisation was tested", () => {
    const found = inherit(family({ isAnonymised: true }), chain).get("api");
    expect(found).toMatchObject({ personalData: 0, confidentiality: 5 });
  });

  it("asks nothing for what is out of use, and keeps what was made of it", () => {
    const retired = inherit(
      family().map((one) => (one.id === "api" ? { ...one, state: "retired" as const } : one)),
      chain,
    );
    expect(retired.get("data")).toMatchObject({ integrity: 0 });
    const gone = inherit(family({ state: "disposed" }), [
      ...chain,
      link("data", "stored_in", "disk"),
    ]);
    expect(gone.get("api")).toMatchObject({ confidentiality: 5 });
  });

  it("takes the data and not the keys to whoever authenticates with them", () => {
    const nodes = [
      node({ id: "api", kind: "endpoint", own: { confidentiality: 5, personalData: 1 } }),
      node({ id: "idp", kind: "supporting" }),
    ];
    const found = inherit(nodes, [link("api", "authenticates_with", "idp")]).get("idp");
    expect(found).toMatchObject({ confidentiality: 5, personalData: 0, classification: 0 });
  });

  it("gives every relation a reason, and none to ends that it cannot join", () => {
    for (const [type, flows] of Object.entries(FLOWS)) {
      expect(flows.length).toBeGreaterThan(0);
      const ends: readonly string[] = RELATION_ENDS[type as RelationType].to;
      for (const { why, to = [] } of flows) {
        expect(why).not.toBe("");
        for (const kind of to) expect(ends).toContain(kind);
      }
    }
  });
});

const ids = fc.integer({ min: 0, max: 7 }).map((at) => `n${at}`);
const height = fc.integer({ min: 0, max: 5 });
const anyNode = (id: string) =>
  fc.record({
    id: fc.constant(id),
    kind: fc.constantFrom(...Object.values(AssetKind)),
    state: fc.constantFrom(...Object.values(AssetState)),
    own: fc.record({
      confidentiality: height,
      integrity: height,
      availability: height,
      classification: fc.integer({ min: 0, max: 4 }),
      personalData: fc.integer({ min: 0, max: 1 }),
    }),
    duties: fc.subarray([...DUTIES]),
    isAnonymised: fc.boolean(),
    settled: fc.constant([] as const),
  });
const anyGraph = fc.record({
  nodes: fc.tuple(...Array.from({ length: 8 }, (_, at) => anyNode(`n${at}`))),
  links: fc.array(
    fc
      .tuple(ids, fc.constantFrom(...Object.values(RelationType)), ids)
      .filter(([from, , to]) => from !== to)
      .map(([from, type, to]) => link(from, type, to)),
    { maxLength: 20 },
  ),
});

/** All that flows, as written in the table and nothing more clever. */
function flowing(aspect: Aspect, nodes: readonly GraphNode[], links: readonly Link[]) {
  const of = (id: string) => nodes.find((one) => one.id === id) ?? node({ id });
  return links.flatMap((one) =>
    passes(one.type, aspect, of(one.toId).kind).flatMap((way) => {
      const [giver, taker] = way === "along" ? [one.fromId, one.toId] : [one.toId, one.fromId];
      const { state } = of(giver);
      const lasting = ["derived_from", "trained_on", "built_from"].includes(one.type);
      if (state === "disposed" && !lasting) return [];
      if (["retired", "disposed"].includes(state) && channelOf(aspect) === "demand") return [];
      const sealed = of(giver).isAnonymised || of(taker).isAnonymised;
      return aspect === "personalData" && sealed ? [] : [{ giver, taker, type: one.type }];
    }),
  );
}

/** Raise whatever is too low until nothing is. */
function naive(level: Level, nodes: readonly GraphNode[], links: readonly Link[]) {
  const value = new Map(nodes.map((one) => [one.id, one.own[level]]));
  const arcs = flowing(level, nodes, links);
  for (let raised = true; raised; ) {
    raised = false;
    for (const { giver, taker } of arcs) {
      if ((value.get(giver) ?? 0) <= (value.get(taker) ?? 0)) continue;
      value.set(taker, value.get(giver) ?? 0);
      raised = true;
    }
  }
  return value;
}

const RUNS = { numRuns: 2000 };

describe("of any graph, circles included", () => {
  it("what counts is what raising it step by step would find", () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, links }) => {
        const found = inherit(nodes, links);
        for (const level of LEVELS) {
          const wanted = naive(level, nodes, links);
          for (const { id, own } of nodes) {
            const inherited = found.get(id)?.[level] ?? 0;
            expect(Math.max(own[level], inherited)).toBe(wanted.get(id));
            expect(inherited === 0 || inherited > own[level]).toBe(true);
          }
        }
      }),
      RUNS,
    );
  });

  it("every inherited value leads back over real flows to one that says it of itself", () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, links }) => {
        const found = inherit(nodes, links);
        for (const level of LEVELS) {
          const arcs = flowing(level, nodes, links);
          for (const start of nodes) {
            let at = start.id;
            const value = found.get(at)?.[level] ?? 0;
            if (value === 0) continue;
            for (let step = 0; ; step++) {
              const source = found.get(at)?.sources[level];
              if (!source || found.get(at)?.[level] !== value) break;
              expect(step).toBeLessThan(nodes.length);
              expect(arcs).toContainEqual({ giver: source.from, taker: at, type: source.relation });
              at = source.from;
            }
            expect(nodes.find((one) => one.id === at)?.own[level]).toBe(value);
          }
        }
      }),
      RUNS,
    );
  });

  it("a duty reaches whatever can be reached from who has it", () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, links }) => {
        const found = inherit(nodes, links);
        const arcs = flowing("duties", nodes, links);
        for (const duty of DUTIES) {
          const bound = new Set(
            nodes.filter((one) => one.duties.includes(duty)).map((one) => one.id),
          );
          for (let size = -1; size !== bound.size; ) {
            size = bound.size;
            for (const { giver, taker } of arcs) if (bound.has(giver)) bound.add(taker);
          }
          for (const { id, duties } of nodes) {
            const sources = found.get(id)?.sources.duties ?? [];
            const has = duties.includes(duty) || sources.some((one) => one.duty === duty);
            expect(has).toBe(bound.has(id));
          }
        }
      }),
      RUNS,
    );
  });

  it("rating anew only what lies downstream of a change finds what rating everything would", () => {
    fc.assert(
      fc.property(anyGraph, ids, fc.record(LOWER), ({ nodes, links }, changed, own) => {
        const before = inherit(nodes, links);
        const after = nodes.map((one) => (one.id === changed ? { ...one, own } : one));
        const whole = inherit(after, links);
        const reached = {
          content: downstream(changed, "content", after, links),
          demand: downstream(changed, "demand", after, links),
        };
        const part = inherit(
          after.map((one) => partly(one, before, reached)),
          links,
        );
        for (const { id } of nodes) {
          for (const level of LEVELS) {
            const rated = reached[channelOf(level)].has(id) ? part : before;
            expect(rated.get(id)?.[level]).toBe(whole.get(id)?.[level]);
          }
        }
      }),
      RUNS,
    );
  });
});

const LOWER = {
  confidentiality: height,
  integrity: height,
  availability: height,
  classification: fc.integer({ min: 0, max: 4 }),
  personalData: fc.integer({ min: 0, max: 1 }),
};
type Reached = Readonly<Record<"content" | "demand", ReadonlySet<string>>>;

function downstream(
  start: string,
  channel: "content" | "demand",
  nodes: readonly GraphNode[],
  links: readonly Link[],
) {
  const aspects = (Object.keys(ASPECT_LABELS) as Aspect[]).filter(
    (one) => channelOf(one) === channel,
  );
  const reached = new Set([start]);
  const arcs = aspects.flatMap((aspect) => flowing(aspect, nodes, links));
  for (let size = 0; size !== reached.size; ) {
    size = reached.size;
    for (const { giver, taker } of arcs) if (reached.has(giver)) reached.add(taker);
  }
  return reached;
}

/** As it is loaded: what was not reached in a channel stands there with what counts of it. */
function partly(one: GraphNode, before: ReturnType<typeof inherit>, reached: Reached): GraphNode {
  const settled = (["content", "demand"] as const).filter(
    (channel) => !reached[channel].has(one.id),
  );
  const own = { ...one.own };
  for (const level of LEVELS) {
    if (!settled.includes(channelOf(level))) continue;
    own[level] = Math.max(own[level], before.get(one.id)?.[level] ?? 0);
  }
  return { ...one, own, settled };
}

// What reaches an asset along its relations. Runs anywhere.
import type { AssetKind, AssetState, RelationType } from "@/prisma/generated/enums";
import { DUTIES, type Duty } from "../licences/schema";
import { FLOWS, LINEAGE_TYPES } from "./catalogue";
import { type Aspect, type Inheritance, LEVELS, type Level, type Source } from "./schema";

/**
 * What travels together: `content` is in data and weights, `demand` is what something asks of what it
 * stands on. A change is followed in both apart, or every map would be one knot.
 */
export type Channel = "content" | "demand";
export const channelOf = (aspect: Aspect): Channel =>
  aspect === "integrity" || aspect === "availability" ? "demand" : "content";

export interface Link {
  readonly fromId: string;
  readonly toId: string;
  readonly type: RelationType;
}

/** Heights by aspect; 0 is nothing said. Personal data is 1 or 0. */
export type Heights = Readonly<Record<Level, number>>;

export interface GraphNode {
  readonly id: string;
  readonly kind: AssetKind;
  readonly state: AssetState;
  readonly own: Heights;
  readonly duties: readonly Duty[];
  /** Anonymised, with a test on record: personal data neither enters nor leaves it. */
  readonly isAnonymised: boolean;
  /** Channels in which it lies outside of what is rated anew: what is given as its own is what counts. */
  readonly settled: readonly Channel[];
}

export interface Inherited extends Heights {
  /** Only where higher than the asset's own; so what counts is the higher of both. */
  readonly sources: Inheritance;
}

interface Arc {
  readonly giver: GraphNode;
  readonly taker: GraphNode;
  readonly type: RelationType;
}

/** Does this aspect pass this relation, and which end gives? */
export function passes(
  type: RelationType,
  aspect: Aspect,
  to: AssetKind,
): readonly ("along" | "back")[] {
  return FLOWS[type]
    .filter((flow) => flow.aspects.includes(aspect) && (flow.to?.includes(to) ?? true))
    .map((flow) => flow.way);
}

const LASTING: ReadonlySet<RelationType> = new Set(LINEAGE_TYPES);

/**
 * What is out of use asks nothing of what it stood on. What is disposed of is gone from where it was
 * kept, and is still in what was made from it.
 */
function gives({ giver, type }: Arc, aspect: Aspect): boolean {
  const isOut = giver.state === "retired" || giver.state === "disposed";
  if (isOut && channelOf(aspect) === "demand") return false;
  return giver.state !== "disposed" || LASTING.has(type);
}

function arcsFor(aspect: Aspect, nodes: ReadonlyMap<string, GraphNode>, links: readonly Link[]) {
  const byGiver = new Map<string, Arc[]>();
  const known = new Map<string, ReturnType<typeof passes>>();
  const waysOf = (type: RelationType, to: AssetKind) => {
    const key = `${type} ${to}`;
    const ways = known.get(key) ?? passes(type, aspect, to);
    known.set(key, ways);
    return ways;
  };
  for (const { fromId, toId, type } of links) {
    const from = nodes.get(fromId);
    const to = nodes.get(toId);
    if (!from || !to) continue;
    for (const way of waysOf(type, to.kind)) {
      const arc =
        way === "along" ? { giver: from, taker: to, type } : { giver: to, taker: from, type };
      if (!gives(arc, aspect) || arc.taker.settled.includes(channelOf(aspect))) continue;
      if (aspect === "personalData" && (arc.giver.isAnonymised || arc.taker.isAnonymised)) continue;
      const others = byGiver.get(arc.giver.id);
      if (others) others.push(arc);
      else byGiver.set(arc.giver.id, [arc]);
    }
  }
  return byGiver;
}

/**
 * From the highest value down, breadth first: whoever is reached first is reached by the shortest way
 * of its highest value, has one predecessor, and no way ever comes back to where it was. So circles of
 * relations neither hold a value up that nobody has, nor explain it by itself.
 */
function spread(starts: readonly (readonly string[])[], arcs: ReadonlyMap<string, readonly Arc[]>) {
  const reached = new Map<string, { at: number; source: Source | null }>();
  for (const [at, ids] of starts.entries()) {
    const queue = ids.filter((id) => !reached.has(id));
    for (const id of queue) reached.set(id, { at, source: null });
    for (const id of queue) {
      for (const { taker, type } of arcs.get(id) ?? []) {
        if (reached.has(taker.id)) continue;
        reached.set(taker.id, { at, source: { from: id, relation: type } });
        queue.push(taker.id);
      }
    }
  }
  return reached;
}

const HIGHEST = 5;
/** Who has which height of their own, highest first. */
function buckets(nodes: readonly GraphNode[], level: Level): string[][] {
  const found: string[][] = Array.from({ length: HIGHEST }, () => []);
  for (const { id, own } of nodes) if (own[level] > 0) found[HIGHEST - own[level]]?.push(id);
  return found;
}

type Draft = { -readonly [Key in keyof Inherited]: Inherited[Key] };
const nothing = (): Draft => ({
  confidentiality: 0,
  integrity: 0,
  availability: 0,
  classification: 0,
  personalData: 0,
  sources: {},
});

/** What every asset inherits: the least that fits all relations, recomputed from what each says itself. */
export function inherit(
  nodes: readonly GraphNode[],
  links: readonly Link[],
): ReadonlyMap<string, Inherited> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const result = new Map(nodes.map((node) => [node.id, nothing()]));
  for (const level of LEVELS) {
    const reached = spread(buckets(nodes, level), arcsFor(level, byId, links));
    for (const [id, { at, source }] of reached) {
      const draft = result.get(id);
      if (!draft || !source) continue;
      draft[level] = HIGHEST - at;
      draft.sources = { ...draft.sources, [level]: source };
    }
  }
  const arcs = arcsFor("duties", byId, links);
  for (const duty of DUTIES) {
    const owners = nodes.filter((node) => node.duties.includes(duty)).map(({ id }) => id);
    if (owners.length === 0) continue;
    for (const [id, { source }] of spread([owners], arcs)) {
      const draft = result.get(id);
      if (!draft || !source) continue;
      draft.sources = {
        ...draft.sources,
        duties: [...(draft.sources.duties ?? []), { duty, ...source }],
      };
    }
  }
  return result;
}

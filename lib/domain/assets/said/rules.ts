// What documents say and nothing here answers to. Runs anywhere.
import { SAID_LABELS, type Said, type SaidFlow, saidFlow, said as stored } from "./schema";

/** As the database keeps it; what is no such thing falls away. */
export const readSaid = (value: unknown): Said => stored.catch({}).parse(value);

interface Answered {
  readonly ownerId?: string | null | undefined;
  readonly custodianId?: string | null | undefined;
  readonly environmentId?: string | null | undefined;
  readonly zoneId?: string | null | undefined;
}
const flowKey = ({ direction, name, asset, party }: SaidFlow) =>
  JSON.stringify([direction, name, asset, party]);
/** By which a flow that somebody has drawn answers to one that was only said. */
export const drawnKey = ({ direction, name }: Pick<SaidFlow, "direction" | "name">) =>
  `${direction} ${name}`;

/** What of it nothing here answers to: neither a person, a place nor a flow that is drawn. */
export function unanswered(
  { owner, custodian, environment, zone, flows = [] }: Said,
  { ownerId, custodianId, environmentId, zoneId }: Answered,
  drawn: ReadonlySet<string>,
): Said {
  const open = flows.filter((one) => !drawn.has(drawnKey(one)));
  return {
    ...(owner && !ownerId && { owner }),
    ...(custodian && !custodianId && { custodian }),
    ...(environment && !environmentId && { environment }),
    ...(zone && !zoneId && { zone }),
    ...(open.length > 0 && { flows: open }),
  };
}

/** What a document adds to what was said before: the later word counts, no flow is said twice. */
function withSaid(before: Said, more: Said): Said {
  const later = new Set((more.flows ?? []).map(flowKey));
  const earlier = (before.flows ?? []).filter((one) => !later.has(flowKey(one)));
  const flows = [...earlier, ...(more.flows ?? [])].map((one) => JSON.stringify(one));
  // In one order, so that the same said again is no change.
  const all = [...new Set(flows)].sort().map((one) => saidFlow.parse(JSON.parse(one)));
  return { ...before, ...more, ...(all.length > 0 && { flows: all }) };
}

/** What stands there once a document has spoken; undefined when it says nothing new. */
export function heardNow(
  more: Said,
  answered: Answered,
  before: Said,
  drawn: ReadonlySet<string>,
): Said | undefined {
  const after = withSaid(before, unanswered(more, answered, drawn));
  return isSame(before, after) ? undefined : after;
}

/** In words, one for each thing that is said. */
export function saidWords({ flows = [], ...parties }: Said): string[] {
  const { owner, custodian, environment, zone } = parties;
  const named = { owner, custodian, environment, zone };
  return [
    ...Object.entries(named).flatMap(([key, party]) =>
      party ? [`${SAID_LABELS[key as keyof typeof named]}: ${party.name}`] : [],
    ),
    ...flows.map((one) => `${SAID_LABELS.flows}: ${one.name || one.data}`),
  ];
}

const isSame = (one: Said, other: Said) =>
  JSON.stringify(stored.parse(one)) === JSON.stringify(stored.parse(other));

import { pools } from "@/lib/platform/db";
import type { Actor, Via } from "./actor";
import type { Recorded } from "./event";

/** The one writer of the trail. Time, transaction and versions are stamped by the database. */
export interface TrailBody extends Recorded {
  readonly actor: string;
  readonly actorKind: Actor["kind"];
  readonly roles: readonly string[];
  readonly via: { readonly channel: Via["channel"]; readonly requestId: string };
  readonly engagement?: string;
}
/** What a transaction must be able to do here; domain code gets one without it. */
interface RawTransaction {
  $queryRaw(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<unknown>;
}

/** @returns one event as it stands in the trail: ids and enums, never a person's words. */
export function bodyOf(one: Recorded, actor: Actor, via: Via): TrailBody {
  return {
    actor: actor.id,
    actorKind: actor.kind,
    roles: actor.roles,
    action: one.action,
    entity: one.entity,
    entityId: one.entityId,
    data: one.data,
    via: { channel: via.channel, requestId: via.requestId },
    ...(actor.engagementId && { engagement: actor.engagementId }),
  };
}

/** Appends the events of a transaction: once, last, and naming every record it changed. */
export async function append(tx: RawTransaction, events: readonly TrailBody[]): Promise<void> {
  await tx.$queryRaw`SELECT audit.append(${JSON.stringify(events)}::jsonb)::text`;
}

/** What an external auditor is about to see. */
export interface View {
  readonly engagementId: string;
  readonly personId: string;
  /** The query's name. */
  readonly entity: string;
  readonly entityId: string;
  readonly module: string;
  readonly requestId: string;
}

/**
 * Writes a view down before its answer leaves, by a log-in that can do nothing else.
 * @throws the database's 42501 when the engagement is not open or does not grant the module
 */
export async function appendView(view: View): Promise<void> {
  await pools.viewlog().query({
    name: "append_view",
    text: "SELECT audit.append_view($1, $2, $3, $4, $5, $6)",
    values: [
      view.engagementId,
      view.personId,
      view.entity,
      view.entityId,
      view.module,
      view.requestId,
    ],
  });
}

import type { Actor } from "@/lib/kernel/actor";
import { forbidden } from "@/lib/kernel/errors";
import type { Tx } from "@/lib/platform/db";
import { RULES, type RuleId } from "./rules";

interface Parted {
  readonly rule: RuleId;
  readonly actor: Actor;
  /** The persons the actor must differ from; nulls are people not named yet. */
  readonly from: readonly (string | null | undefined)[];
  readonly record: { readonly kind: string; readonly id: string; readonly label: string };
  /** The operation's name; a compensating review covers this act only. */
  readonly act: string;
}

/**
 * Compares persons (domain guide, segregation rules). Where the rule can be compensated, a recorded
 * review by somebody outside the task lets the act pass.
 * @throws forbidden naming the rule and the way out.
 */
export async function mustDiffer(tx: Tx, { rule, actor, from, record, act }: Parted) {
  if (!from.includes(actor.id)) return;
  const { text, compensable } = RULES[rule];
  if (!compensable(act)) throw forbidden(`${text} (${rule}). Somebody else must do this.`);
  const review = await tx.compensatingReview.findFirst({
    where: { rule, recordId: record.id, act, requestedById: actor.id, state: "recorded" },
  });
  if (review) return;
  throw forbidden(
    `${text} (${rule}). Ask somebody else, or request a compensating review of ${record.label}.`,
  );
}

import type { Actor } from "@/lib/kernel/actor";
import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { textOf } from "../steps";
import { visibleStates } from "../visible";
import { compareEditions } from "./rules";
import { compareScopesInput, scopeComparison } from "./schema";

/** The difference of any two editions. */
export const compareScopes = query({
  name: "scope.compare",
  may: [
    "admin",
    "compliance",
    "engineer",
    "risk_owner",
    "internal_auditor",
    "top_management",
    "staff",
    "external_auditor",
  ],
  module: "scope",
  route: "GET /scopes/:id/differences",
  input: compareScopesInput,
  output: scopeComparison,
  async run({ actor, input, db }) {
    const from = await edition(db, actor, input.from);
    const to = await edition(db, actor, input.id);
    return { from: shown(from), to: shown(to), ...compareEditions(textOf(from), textOf(to)) };
  },
});

async function edition(db: Reader, actor: Actor, ref: string) {
  const found = await db.scopeStatement.findFirst({
    where: { ...named(ref), state: { in: visibleStates(actor) } },
    include: { author: { select: { id: true, reference: true, name: true } } },
  });
  if (!found) throw notFound("scope edition");
  return found;
}

const shown = (one: Awaited<ReturnType<typeof edition>>) => ({
  ...one,
  approvedAt: one.approvedAt?.toISOString() ?? null,
});

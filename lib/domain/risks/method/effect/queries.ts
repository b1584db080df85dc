import { notFound } from "@/lib/kernel/errors";
import { query } from "@/lib/kernel/operation";
import { RISK_READERS } from "../../schema";
import { methodWhere, otherEditions } from "../editions/steps";
import { methodOf } from "../steps";
import { BATCH, behindInput, behindShape, effectInput, methodEffect } from "./schema";
import { acceptancesOf, countedBy, movedBy, scoredBy } from "./steps";

/** What computing the open risks of other editions by this one would change; nothing is changed. */
export const previewMethod = query({
  name: "methods.effect",
  may: RISK_READERS,
  route: "GET /methods/:id/effect",
  input: effectInput,
  output: methodEffect,
  async run({ input, db, rows }) {
    const found = await db.riskMethod.findFirst({ where: methodWhere(input.id) });
    if (!found) throw notFound("edition of the risk method");
    const method = methodOf(found);
    const others = await otherEditions(db, found.edition);
    const from = await countedBy(db, method, others);
    // Where only words differ, no level moves.
    const differing = from.filter((one) => one.changesScores).map(({ edition }) => edition);
    return {
      ...{ id: found.id, edition: found.edition, version: found.version, from },
      isInForce: found.state === "in_force",
      risks: from.reduce((sum, { risks }) => sum + risks, 0),
      levels: await movedBy({ rows, db }, method, differing),
      acceptances: await acceptancesOf(db, others),
    };
  },
});

/** The next open risks that another edition scored; none once this one is no longer in force. */
export const risksBehind = query({
  name: "methods.behind",
  may: ["system"],
  input: behindInput,
  output: behindShape,
  async run({ input: { edition, after }, db }) {
    const inForce = await db.riskMethod.findFirst({ where: { edition, state: "in_force" } });
    if (!inForce) return { ids: [], next: null };
    const found = await db.risk.findMany({
      where: {
        ...scoredBy(await otherEditions(db, edition)),
        ...(after && { id: { gt: after } }),
      },
      select: { id: true },
      orderBy: { id: "asc" },
      take: BATCH,
    });
    const next = found.length === BATCH ? (found.at(-1)?.id ?? null) : null;
    return { ids: found.map(({ id }) => id), next };
  },
});

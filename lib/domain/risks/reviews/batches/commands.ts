import type { Actor } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { dayOf, isUuid } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { riskConfirmed } from "../../events";
import { lockedRisks } from "../../rescoring/steps";
import { type Judged, scoresOf } from "../../standing/steps";
import { riskReviewed } from "../events";
import { columnsAfter, confirmsBy, keepLooks, type Look, mustReview } from "../steps";
import { asConfirmed, asRefused, reasonsOf, refusalBy, refusalOf, UNKNOWN } from "./rules";
import { confirmedMany, confirmManyInput, type ReviewRow } from "./schema";

/** “Still valid” of many risks, each with its own result: what is refused stays as it is, the others go on. */
export const confirmReviews = command({
  name: "reviews.confirmMany",
  may: ["risk_owner", "compliance"],
  writes: "isms",
  decides: true,
  events: [riskReviewed, riskConfirmed],
  route: "POST /risks/reviews",
  input: confirmManyInput,
  output: confirmedMany,
  async run({ tx, actor, input, now, record }) {
    const reasons = reasonsOf(input);
    const named = await risksNamed(
      tx,
      input.risks.map(({ id }) => id),
    );
    const looks: Look[] = [];
    const rows = input.risks.map(({ id, version }, at): ReviewRow => {
      const risk = named[at];
      if (!risk) return asRefused({ id, reference: id, title: "" }, UNKNOWN);
      const refusal = refusalBy(() => mustReview(risk, { version, actor }));
      if (refusal) return asRefused(risk, refusal);
      const { nextReview } = columnsAfter(risk, actor, now);
      const said = { result: "still_valid", reason: reasons[at] ?? "", nextReview } as const;
      looks.push({ risk, byId: actor.id, now, ...said });
      return asConfirmed(risk, dayOf(nextReview));
    });
    if (looks.length === 0) throw refusalOf(rows);
    await write(tx, looks, actor);
    await keepLooks(tx, looks, record);
    for (const { risk } of looks) {
      if (confirmsBy(risk, actor)) record(riskConfirmed, risk.id, scoresOf(risk));
    }
    return { confirmed: looks.length, refused: rows.length - looks.length, rows };
  },
});

/** The risks in the order asked, held until the end; undefined where there is none. @throws invalid for doubles */
async function risksNamed(tx: Tx, refs: readonly string[]): Promise<(Judged | undefined)[]> {
  const known = await tx.risk.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true },
  });
  const locked = await lockedRisks(
    tx,
    known.map(({ id }) => id),
  );
  const byName = new Map(
    locked.flatMap((one) => [[one.id, one] as const, [one.reference, one] as const]),
  );
  const found = refs.map((ref) => byName.get(isUuid(ref) ? ref.toLowerCase() : ref));
  const twice = found.findIndex((one, at) => one !== undefined && found.indexOf(one) !== at);
  if (twice >= 0) {
    throw invalid({ [`risks.${twice}`]: [`${found[twice]?.reference} is named twice.`] });
  }
  return found;
}

/** The risks are locked, so those that change alike change in one statement. */
async function write(tx: Tx, looks: readonly Look[], actor: Actor) {
  const alike = Map.groupBy(looks, ({ risk, nextReview }) =>
    [nextReview.getTime(), confirmsBy(risk, actor) ? risk.currentScore : ""].join(" "),
  );
  for (const group of alike.values()) {
    const [first] = group;
    if (!first) continue;
    await tx.risk.updateMany({
      where: { id: { in: group.map(({ risk }) => risk.id) } },
      data: { ...columnsAfter(first.risk, actor, first.now), version: { increment: 1 } },
    });
  }
}

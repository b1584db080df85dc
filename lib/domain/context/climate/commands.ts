import { invalid } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { climateDecided } from "../events";
import { climateDecidedShape, decideClimateInput } from "./schema";

/** Decides whether climate change is relevant, with the reasoning. Former decisions stay readable. */
export const decideClimate = command({
  name: "context.decideClimate",
  may: ["compliance", "top_management"],
  writes: "isms",
  decides: true,
  events: [climateDecided],
  route: "POST /climate-decisions",
  input: decideClimateInput,
  output: climateDecidedShape,
  async run({ tx, actor, input, now, record }) {
    const { relevant, reason } = input;
    const risks = await risksNamed(tx, input.risks);
    const made = await tx.climateDecision.create({
      data: { relevant, reason, risks, byId: actor.id, at: now },
      select: { id: true, relevant: true },
    });
    record(climateDecided, made.id, { relevant, risks });
    return made;
  },
});

/** References of the risks. @throws invalid naming what does not exist */
async function risksNamed(tx: Tx, refs: readonly string[]) {
  const found = await tx.risk.findMany({
    where: { OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }] },
    select: { id: true, reference: true },
  });
  const gone = refs.filter((ref) => !found.some((one) => one.id === ref || one.reference === ref));
  if (gone.length > 0) throw invalid({ risks: [`There is no risk ${gone.join(", ")}.`] });
  return found.map((one) => one.reference).sort();
}

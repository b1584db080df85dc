import { invalid } from "@/lib/kernel/errors";
import { isUuid } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { contextLinked, contextUnlinked } from "../events";
import { contextMoved } from "../schema";
import { claimItem, itemNamed, linksOf, mustBeOpen } from "../steps";
import { linkContextInput } from "./schema";

/** Says which risks follow from an entry and which controls meet it. */
export const linkContextItem = command({
  name: "context.link",
  may: ["compliance"],
  writes: "isms",
  events: [contextLinked],
  route: "POST /context/:id/links",
  input: linkContextInput,
  output: contextMoved,
  async run({ tx, input, record }) {
    const item = await itemNamed(tx, input.id);
    mustBeOpen(item);
    const moved = await claimItem(tx, item.id, input.version, {});
    const { riskIds, controlIds } = await endsNamed(tx, input);
    await tx.contextItemRisk.createMany({
      data: riskIds.map((riskId) => ({ itemId: item.id, riskId })),
      skipDuplicates: true,
    });
    await tx.contextItemControl.createMany({
      data: controlIds.map((controlId) => ({ itemId: item.id, controlId })),
      skipDuplicates: true,
    });
    record(contextLinked, item.id, { riskIds, controlIds });
    return moved;
  },
});

/** Takes links away that no longer hold. */
export const unlinkContextItem = command({
  name: "context.unlink",
  may: ["compliance"],
  writes: "isms",
  events: [contextUnlinked],
  route: "POST /context/:id/links/removal",
  input: linkContextInput,
  output: contextMoved,
  async run({ tx, input, record }) {
    const item = await itemNamed(tx, input.id);
    mustBeOpen(item);
    const moved = await claimItem(tx, item.id, input.version, {});
    const { riskIds, controlIds } = await endsNamed(tx, input);
    mustBeLinked({ riskIds, controlIds }, await linksOf(tx, item.id));
    await tx.contextItemRisk.deleteMany({ where: { itemId: item.id, riskId: { in: riskIds } } });
    await tx.contextItemControl.deleteMany({
      where: { itemId: item.id, controlId: { in: controlIds } },
    });
    record(contextUnlinked, item.id, { riskIds, controlIds });
    return moved;
  },
});

interface Ends {
  readonly riskIds: readonly string[];
  readonly controlIds: readonly string[];
}

/** @throws invalid when one of them was never linked */
function mustBeLinked(asked: Ends, linked: Ends) {
  const strange = (ids: readonly string[], among: readonly string[]) =>
    ids.some((id) => !among.includes(id));
  const said = ["This is not linked."];
  const fields = {
    ...(strange(asked.riskIds, linked.riskIds) && { risks: said }),
    ...(strange(asked.controlIds, linked.controlIds) && { controls: said }),
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
}

interface Named {
  readonly risks: readonly string[];
  readonly controls: readonly string[];
}

/** Ids of the risks and controls named. @throws invalid naming what does not exist */
async function endsNamed(tx: Tx, { risks, controls }: Named) {
  if (risks.length + controls.length === 0) {
    throw invalid({ risks: ["Choose at least one risk or control."] });
  }
  const where = (refs: readonly string[]) => ({
    OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
  });
  const select = { id: true, reference: true } as const;
  const foundRisks = await tx.risk.findMany({ where: where(risks), select });
  const foundControls = await tx.control.findMany({ where: where(controls), select });
  const fields = {
    ...absent(risks, foundRisks, "risks", "risk"),
    ...absent(controls, foundControls, "controls", "control"),
  };
  if (Object.keys(fields).length > 0) throw invalid(fields);
  return {
    riskIds: foundRisks.map((one) => one.id),
    controlIds: foundControls.map((one) => one.id),
  };
}

function absent(
  refs: readonly string[],
  found: readonly { id: string; reference: string }[],
  field: string,
  noun: string,
): Record<string, string[]> {
  const gone = refs.filter((ref) => !found.some((one) => one.id === ref || one.reference === ref));
  return gone.length > 0 ? { [field]: [`There is no ${noun} ${gone.join(", ")}.`] } : {};
}

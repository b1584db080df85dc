import { type Actor, holds } from "@/lib/kernel/actor";
import { forbidden, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { threatAdded, threatEdited, threatRetired } from "./events";
import { addThreatInput, editThreatInput, retireThreatInput, threatMoved } from "./schema";
import { columnsOf, moveThreat, mustBeSound, ownThreat } from "./steps";

/** Writes a threat that the catalogue lacks; risks may name it like any other. */
export const addThreat = command({
  name: "threats.add",
  may: ["compliance", "risk_owner", "engineer"],
  writes: "isms",
  events: [threatAdded],
  route: "POST /threats",
  input: addThreatInput,
  output: threatMoved,
  async run({ tx, actor, input, record, reference }) {
    await mustBeSound(tx, input);
    const { likelihood, impact, ...said } = input;
    const added = await tx.threat.create({
      data: {
        ...said,
        typicalLikelihood: likelihood,
        typicalImpact: impact,
        authorId: actor.id,
        ...(reference && { reference }),
      },
      select: { id: true, reference: true, title: true, version: true },
    });
    record(threatAdded, added.id, { likelihood, impact });
    return added;
  },
});

/** Says a threat of our own better. */
export const editThreat = command({
  name: "threats.edit",
  may: ["compliance", "risk_owner", "engineer"],
  writes: "isms",
  events: [threatEdited],
  route: "POST /threats/:id",
  input: editThreatInput,
  output: threatMoved,
  async run({ tx, actor, input, record }) {
    const { id: ref, version, ...said } = input;
    const own = await ownThreat(tx, ref);
    mayWrite(own, actor);
    if (own.retiredAt) throw wrongState("It was retired: what is past stays as it was.");
    await mustBeSound(tx, said, own.id);
    const moved = await moveThreat(tx, own.id, version, columnsOf(said));
    const fields = Object.entries(said).filter(([, value]) => value !== undefined);
    record(threatEdited, own.id, { fields: fields.map(([name]) => name) });
    return moved;
  },
});

/** Takes a threat of our own out of the library; risks that name it keep it. */
export const retireThreat = command({
  name: "threats.retire",
  may: ["compliance", "risk_owner"],
  writes: "isms",
  events: [threatRetired],
  route: "POST /threats/:id/retirement",
  input: retireThreatInput,
  output: threatMoved,
  async run({ tx, input, now, record }) {
    const own = await ownThreat(tx, input.id);
    if (own.retiredAt) throw wrongState("It was retired already.");
    const risks = await tx.risk.count({
      where: { threatId: own.reference, state: { not: "closed" } },
    });
    const moved = await moveThreat(tx, own.id, input.version, { retiredAt: now });
    record(threatRetired, own.id, { risks });
    return moved;
  },
});

/** Engineers say better what they wrote themselves; the others say all of it better. */
function mayWrite(own: { readonly authorId: string }, actor: Actor) {
  if (holds(actor, "compliance", "risk_owner") || own.authorId === actor.id) return;
  throw forbidden("Somebody else wrote this threat. Ask them, or a compliance officer.");
}

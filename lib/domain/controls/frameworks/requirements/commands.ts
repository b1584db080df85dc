import { invalid, notFound, stale, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { requirementMapped } from "../events";
import { mapRequirementInput, requirementChanged } from "./schema";

const WITH = {
  framework: { select: { reference: true, state: true } },
  controls: {
    select: { controlId: true, suggested: true, control: { select: { reference: true } } },
  },
} as const;

async function answerOf(tx: Tx, id: string) {
  const { ref, version, framework, controls } = await tx.requirement.findUniqueOrThrow({
    where: { id },
    include: WITH,
  });
  const names = controls.map(({ control }) => control.reference).sort();
  return { id, ref, version, framework: framework.reference, controls: names };
}

/** Says which controls answer a requirement; what was suggested and stays is confirmed by it. */
export const mapRequirement = command({
  name: "requirements.map",
  may: ["compliance"],
  writes: "isms",
  events: [requirementMapped],
  route: "POST /requirements/:id/controls",
  input: mapRequirementInput,
  output: requirementChanged,
  async run({ tx, input, record }) {
    const { id, version, controls } = input;
    const found = await tx.requirement.findUnique({ where: { id }, include: WITH });
    if (!found) throw notFound("requirement");
    if (found.framework.state === "superseded") {
      throw wrongState("This edition was replaced: what is past stays as it was.");
    }
    if (found.isHeading) throw wrongState("A heading asks for nothing; map what stands under it.");
    const known = await tx.control.findMany({
      where: { reference: { in: controls } },
      select: { id: true, reference: true },
    });
    const names = new Set(known.map(({ reference }) => reference));
    const strangers = controls.filter((one) => !names.has(one));
    if (strangers.length > 0) {
      throw invalid({ controls: strangers.map((one) => `There is no control ${one}.`) });
    }
    const { count } = await tx.requirement.updateMany({
      where: { id, version },
      data: { version: { increment: 1 } },
    });
    if (count === 0) throw stale(await answerOf(tx, id));
    const was = new Set(found.controls.map(({ control }) => control.reference));
    const gone = found.controls.filter(({ control }) => !names.has(control.reference));
    const added = known.filter(({ reference }) => !was.has(reference));
    await tx.requirementControl.deleteMany({
      where: { requirementId: id, controlId: { in: gone.map(({ controlId }) => controlId) } },
    });
    await tx.requirementControl.updateMany({
      where: { requirementId: id, suggested: true },
      data: { suggested: false },
    });
    await tx.requirementControl.createMany({
      data: added.map((one) => ({
        ...{ requirementId: id, controlId: one.id, frameworkId: found.frameworkId },
      })),
    });
    record(requirementMapped, found.frameworkId, {
      requirementId: id,
      added: added.map(({ reference }) => reference).sort(),
      removed: gone.map(({ control }) => control.reference).sort(),
    });
    return answerOf(tx, id);
  },
});

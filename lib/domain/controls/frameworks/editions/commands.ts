import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { frameworkPutInForce, frameworkReplaced, lineChanged, linesAccepted } from "../events";
import { frameworkChanged, versionedFramework } from "../schema";
import { changeFramework, type Framework, frameworkAnswer, requireFramework } from "../steps";
import { acceptLinesInput, followInput, linesChanged } from "./schema";
import { linesOf, readDifference } from "./steps";

/** @throws wrong_state for what is no draft */
async function requireDraft(tx: Tx, ref: string): Promise<Framework> {
  const framework = await requireFramework(tx, ref);
  if (framework.state !== "draft")
    throw wrongState("Only an edition that is being compared changes.");
  return framework;
}

async function answerOf(tx: Tx, id: string) {
  const framework = await requireFramework(tx, id);
  const open = (await readDifference(tx, framework)).filter(({ isSettled }) => !isSettled);
  return { id, reference: framework.reference, open: open.length, version: framework.version };
}

/** An officer accepts lines of the difference as they are proposed. */
export const acceptLines = command({
  name: "frameworks.acceptLines",
  may: ["compliance"],
  writes: "isms",
  decides: true,
  events: [linesAccepted],
  route: "POST /frameworks/:id/lines",
  input: acceptLinesInput,
  output: linesChanged,
  async run({ tx, input, record }) {
    const framework = await requireDraft(tx, input.id);
    const { id } = framework;
    const open = (await readDifference(tx, framework)).filter(({ isSettled }) => !isSettled);
    const by = new Map(open.map((one) => [one.fresh?.id ?? one.former?.id ?? "", one]));
    const strangers = input.lines.filter((line) => !by.has(line));
    if (strangers.length > 0) {
      throw invalid({ lines: ["Some of these lines do not wait any more. Look at them again."] });
    }
    const chosen = input.lines.flatMap((line) => by.get(line) ?? []);
    const fresh = chosen.flatMap((one) => (one.fresh ? [one.fresh.id] : []));
    const dropped = chosen.flatMap((one) => (one.fresh || !one.former ? [] : [one.former.id]));
    await changeFramework(tx, id, input.version, {
      droppedIds: [...new Set([...framework.droppedIds, ...dropped])],
    });
    await tx.requirement.updateMany({
      where: { id: { in: fresh } },
      data: { isSettled: true, version: { increment: 1 } },
    });
    record(linesAccepted, id, { lines: input.lines });
    return answerOf(tx, id);
  },
});

/** An officer says otherwise what a requirement of the new edition follows. */
export const changeLine = command({
  name: "frameworks.changeLine",
  may: ["compliance"],
  writes: "isms",
  decides: true,
  events: [lineChanged],
  route: "POST /frameworks/:id/line",
  input: followInput,
  output: linesChanged,
  async run({ tx, actor, input, record }) {
    const framework = await requireDraft(tx, input.id);
    const { id, replacesId } = framework;
    const line = (await linesOf(tx, id)).find(({ ref }) => ref === input.ref);
    if (!line) throw invalid({ ref: [`${framework.reference} has no ${input.ref}.`] });
    const formers = await linesOf(tx, replacesId ?? id);
    const former = formers.find(({ ref }) => ref === input.former);
    if (input.former !== null && !former) {
      throw invalid({ former: [`The edition before has no ${input.former}.`] });
    }
    if (former && former.isHeading !== line.isHeading) {
      throw invalid({ former: ["A heading follows a heading, and a requirement a requirement."] });
    }
    await changeFramework(tx, id, input.version, {
      // What something follows is not removed any more.
      droppedIds: framework.droppedIds.filter((one) => one !== former?.id),
    });
    await tx.requirement.update({
      where: { id: line.id },
      data: {
        ...{ formerId: former?.id ?? null, formerScore: former ? 100 : 0, isSettled: true },
        formerReason: `Said by ${actor.name}.`,
        version: { increment: 1 },
      },
    });
    record(lineChanged, id, { requirementId: line.id, formerId: former?.id ?? null });
    return answerOf(tx, id);
  },
});

/** Puts the new edition in force once every line is settled; controls go along with what they answered. */
export const putInForce = command({
  name: "frameworks.putInForce",
  may: ["compliance"],
  writes: "isms",
  decides: true,
  events: [frameworkPutInForce, frameworkReplaced],
  route: "POST /frameworks/:id/force",
  input: versionedFramework,
  output: frameworkChanged,
  async run({ tx, actor, input, now, record }) {
    const framework = await requireDraft(tx, input.id);
    const { id, reference, replacesId } = framework;
    const open = (await readDifference(tx, framework)).filter(({ isSettled }) => !isSettled);
    if (open.length > 0) {
      const count = open.length === 1 ? "1 line waits" : `${open.length} lines wait`;
      throw wrongState(`${count} to be accepted or changed before this edition is in force.`);
    }
    if (replacesId) {
      // The former gives its place first: one edition of a framework is in force.
      const former = await requireFramework(tx, replacesId);
      await changeFramework(tx, former.id, former.version, { state: "superseded" });
      record(frameworkReplaced, former.id, { by: id });
    }
    await changeFramework(tx, id, input.version, {
      ...{ state: "in_force", inForceById: actor.id, inForceAt: now },
    });
    const links = await carryLinks(tx, id);
    record(frameworkPutInForce, id, { reference, links });
    return frameworkAnswer(tx, id);
  },
});

/** Controls that answered what a requirement follows answer it too, suggested where they were. */
async function carryLinks(tx: Tx, frameworkId: string): Promise<number> {
  const lines = await linesOf(tx, frameworkId);
  const formers = lines.flatMap(({ formerId, isHeading }) =>
    formerId && !isHeading ? [formerId] : [],
  );
  const links = await tx.requirementControl.findMany({
    where: { requirementId: { in: formers } },
    select: { requirementId: true, controlId: true, suggested: true },
  });
  const data = lines.flatMap((line) =>
    links
      .filter(({ requirementId }) => requirementId === line.formerId)
      .map(({ controlId, suggested }) => ({
        ...{ requirementId: line.id, frameworkId, controlId, suggested },
      })),
  );
  const { count } = await tx.requirementControl.createMany({ data, skipDuplicates: true });
  return count;
}

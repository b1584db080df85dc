import { AppError, invalid, notFound, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { shippedOf } from "./catalogue";
import { frameworkBrought, frameworkTakenBack } from "./events";
import { adoptFrameworkInput, frameworkChanged, frameworkGone, versionedFramework } from "./schema";
import { bring, changeFramework, frameworkAnswer, requireFramework, standsAgainst } from "./steps";

/** Adopts a shipped framework with its mapping; an edition that follows another arrives as a difference. */
export const adoptFramework = command({
  name: "frameworks.adopt",
  may: ["compliance", "system"],
  writes: "isms",
  events: [frameworkBrought],
  route: "POST /frameworks/adopt",
  input: adoptFrameworkInput,
  output: frameworkChanged,
  async run({ tx, actor, input, now, record }) {
    const shipped = shippedOf(input.key);
    if (!shipped) throw invalid({ key: ["No framework of this name is shipped."] });
    if ((await tx.control.count({ where: { source: "annex_a" } })) === 0) {
      throw wrongState("Bring the controls of Annex A first: they answer what it asks.");
    }
    const arrival = { ...shipped, origin: "shipped" as const };
    const { id, reference, replaced, links } = await bring(tx, arrival, { id: actor.id, now });
    record(frameworkBrought, id, {
      ...{ reference, origin: "shipped", requirements: shipped.requirements.length, links },
      replaces: replaced?.id ?? null,
    });
    return frameworkAnswer(tx, id);
  },
});

/** Takes back what was brought: a draft at any time, another within a day while nothing leans on it. */
export const takeBackFramework = command({
  name: "frameworks.takeBack",
  may: ["compliance"],
  writes: "isms",
  events: [frameworkTakenBack],
  route: "POST /frameworks/:id/removal",
  input: versionedFramework,
  output: frameworkGone,
  async run({ tx, input, now, record }) {
    const framework = await requireFramework(tx, input.id);
    const { id, reference } = framework;
    const against = await standsAgainst(tx, framework, now);
    if (against.length > 0) {
      const message = `The framework cannot be taken back: ${against.join(" ")}`;
      throw new AppError("wrong_state", message, { fields: { id: against } });
    }
    // Holds it, so that nobody maps a requirement or brings what follows it meanwhile.
    await changeFramework(tx, id, input.version, {});
    await tx.requirementControl.deleteMany({ where: { frameworkId: id } });
    const { count } = await tx.requirement.deleteMany({ where: { frameworkId: id } });
    const gone = await tx.framework.deleteMany({ where: { id } });
    if (gone.count === 0) throw notFound("framework");
    record(frameworkTakenBack, id, { reference, requirements: count });
    return { reference, requirements: count };
  },
});

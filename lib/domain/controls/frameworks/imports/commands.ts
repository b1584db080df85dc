import { command } from "@/lib/kernel/operation";
import { frameworkBrought } from "../events";
import { frameworkChanged } from "../schema";
import { bring, frameworkAnswer } from "../steps";
import { IMPORT_BODY, importFrameworkInput } from "./schema";
import { arrivalOf, mustBeGood, planFor } from "./steps";

/** Brings a framework of one's own, all or nothing; a further edition arrives as a difference. */
export const importFramework = command({
  name: "frameworks.import",
  may: ["compliance"],
  writes: "isms",
  events: [frameworkBrought],
  route: "POST /frameworks/import",
  bodyLimit: IMPORT_BODY,
  input: importFrameworkInput,
  output: frameworkChanged,
  async run({ tx, actor, input, now, record }) {
    const { rows, problems } = await planFor(tx, input);
    mustBeGood(problems);
    const brought = await bring(tx, arrivalOf(input, rows), { id: actor.id, now });
    const { id, reference, replaced, links } = brought;
    record(frameworkBrought, id, {
      ...{ reference, origin: "own", requirements: rows.length, links },
      replaces: replaced?.id ?? null,
    });
    return frameworkAnswer(tx, id);
  },
});

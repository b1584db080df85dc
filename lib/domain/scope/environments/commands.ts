import { invalid } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { environmentAdded } from "./events";
import { referenceOf } from "./rules";
import { addEnvironmentInput, environment } from "./schema";

/** Adds a place where assets run. */
export const addEnvironment = command({
  name: "environments.add",
  may: ["compliance"],
  writes: "isms",
  events: [environmentAdded],
  route: "POST /environments",
  input: addEnvironmentInput,
  output: environment,
  async run({ tx, input, record, reference: brought }) {
    const { name, tier } = input;
    const reference = brought ?? input.reference ?? referenceOf(name);
    if (reference === "")
      throw invalid({ reference: ["Give a short name of letters and digits."] });
    const taken = await tx.environment.findUnique({ where: { reference } });
    if (taken) throw invalid({ reference: ["An environment of this name exists already."] });
    const added = await tx.environment.create({ data: { name, tier, reference } });
    record(environmentAdded, added.id, { tier });
    return added;
  },
});

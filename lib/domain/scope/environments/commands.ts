import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { environmentAdded, environmentEdited, environmentRetired } from "./events";
import { missingIn, occupiedBy, referenceOf } from "./rules";
import {
  addEnvironmentInput,
  editEnvironmentInput,
  environmentEdited as edited,
  environment,
  retireEnvironmentInput,
} from "./schema";
import { claimEnvironment, environmentNamed, STANDING } from "./steps";

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
    const { reference: given, ...said } = input;
    mustBeWhole(said);
    const reference = brought ?? given ?? referenceOf(said.name);
    if (reference === "")
      throw invalid({ reference: ["Give a short name of letters and digits."] });
    const taken = await tx.environment.findUnique({ where: { reference } });
    if (taken) throw invalid({ reference: ["An environment of this name exists already."] });
    const added = await tx.environment.create({ data: { ...said, reference } });
    record(environmentAdded, added.id, { tier: said.tier });
    return added;
  },
});

/** Corrects an environment. Another tier judges separation anew: flows, relations and exceptions. */
export const editEnvironment = command({
  name: "environments.edit",
  may: ["compliance"],
  writes: "isms",
  events: [environmentEdited],
  route: "POST /environments/:id",
  input: editEnvironmentInput,
  output: edited,
  async run({ tx, input, record, follow }) {
    const { id: ref, version, ...given } = input;
    const before = await environmentNamed(tx, ref);
    mustBeInUse(before.retiredAt);
    mustBeWhole({
      inScope: given.inScope === undefined ? before.inScope : given.inScope,
      scopeReason: given.scopeReason ?? before.scopeReason,
    });
    const now = await claimEnvironment(tx, { id: before.id, version, data: given });
    const isRejudged = now.tier !== before.tier;
    if (isRejudged) follow("separation.look", {});
    const fields = Object.keys(given);
    record(environmentEdited, before.id, { fields, tier: now.tier, before: before.tier });
    return { ...now, isRejudged };
  },
});

/** Ends an environment in which nothing stands any more; it stays on record. */
export const retireEnvironment = command({
  name: "environments.retire",
  may: ["compliance"],
  writes: "isms",
  events: [environmentRetired],
  route: "POST /environments/:id/retirement",
  input: retireEnvironmentInput,
  output: environment,
  async run({ tx, input, now, record }) {
    const { id, retiredAt } = await environmentNamed(tx, input.id);
    mustBeInUse(retiredAt);
    // Claimed before it is looked at: what is being put into it is waited for, and seen.
    const moved = await claimEnvironment(tx, {
      id,
      version: input.version,
      data: { retiredAt: now },
    });
    const occupied = occupiedBy([
      [await tx.asset.count({ where: { environmentId: id, ...STANDING } }), "asset", "assets"],
      [await tx.zone.count({ where: { environmentId: id, retiredAt: null } }), "zone", "zones"],
      [
        await tx.release.count({ where: { environmentId: id, state: "deployed" } }),
        "release",
        "releases",
      ],
    ]);
    if (occupied) {
      throw wrongState(`Still in it: ${occupied}. Move or retire them first.`);
    }
    record(environmentRetired, id, {});
    return moved;
  },
});

function mustBeInUse(retiredAt: Date | null) {
  if (retiredAt) throw wrongState("This environment is retired and stays as it was.");
}

function mustBeWhole(word: Parameters<typeof missingIn>[0]) {
  const missing = missingIn(word);
  if (Object.keys(missing).length > 0) throw invalid(missing);
}

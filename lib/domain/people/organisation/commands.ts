import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { hashed } from "../credentials/steps";
import { organisationFounded, passwordSet, personAdded } from "../events";
import { person } from "../schema";
import { shown } from "../steps";
import { beginInput, foundInput, organisation } from "./schema";

/** One installation, one organisation: the fixed id makes a second one impossible. */
const ID = "00000000-0000-7000-8000-000000000001";

/** Names the organisation of this installation; the loader says that it is the example. */
export const foundOrganisation = command({
  name: "organisation.found",
  may: ["system"],
  writes: "isms",
  events: [organisationFounded],
  input: foundInput,
  output: organisation,
  async run({ tx, input, now, record }) {
    const founded = await tx.organisation.create({ data: { id: ID, createdAt: now, ...input } });
    record(organisationFounded, founded.id, {});
    return founded;
  },
});

/** The first step into an empty installation: its name and its first administrator. Works once. */
export const beginInstallation = command({
  name: "organisation.begin",
  may: ["system"],
  writes: "isms",
  events: [organisationFounded, personAdded, passwordSet],
  input: beginInput,
  output: person,
  async run({ tx, input, now, record }) {
    if ((await tx.person.count()) > 0) {
      throw wrongState("Somebody has set this installation up already. Sign in.");
    }
    const { name, email, organisation } = input;
    const passwordHash = await hashed(input);
    // Of two at once, the second fails here.
    await tx.organisation.create({ data: { id: ID, createdAt: now, name: organisation } });
    const first = await tx.person.create({ data: { name, email, createdAt: now } });
    const roles = ["admin", "staff"] as const;
    await tx.roleGrant.createMany({
      data: roles.map((role) => ({ personId: first.id, role, grantedAt: now })),
    });
    await tx.credential.create({ data: { personId: first.id, passwordHash, changedAt: now } });
    record(organisationFounded, ID, {});
    record(personAdded, first.id, { roles: [...roles], external: false, accessUntil: null });
    record(passwordSet, first.id, { linkId: null });
    return shown(first);
  },
});

import { SYSTEM } from "@/lib/kernel/actor";
import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import type { GrantedRole } from "@/prisma/generated/enums";
import {
  personAdded,
  personDeactivated,
  personEdited,
  personReactivated,
  roleGranted,
  roleRevoked,
  tokenRevoked,
} from "./events";
import { roleProblem, rolesOf } from "./rules";
import {
  addPersonInput,
  editPersonInput,
  grantRoleInput,
  leaving,
  person,
  personChangeInput,
  revokeRoleInput,
} from "./schema";
import { mustDiffer } from "./segregation/steps";
import {
  changePerson,
  dutiesOf,
  endSessions,
  mustKeepAnAdmin,
  requirePerson,
  rolesHeld,
  shown,
} from "./steps";

/** Adds somebody with roles. The first password is set by a link (`people.issueResetLink`). */
export const addPerson = command({
  name: "people.add",
  may: ["admin", "system"],
  writes: "isms",
  decides: true,
  route: "POST /people",
  events: [personAdded],
  input: addPersonInput,
  output: person,
  async run({ tx, actor, input, now, record, reference }) {
    const roles = rolesOf(input);
    const problem = roleProblem({ ...input, roles });
    if (problem) throw invalid({ [problem.field]: [problem.message] });
    mustLieAhead(input.accessUntil, now, "accessUntil");
    await mustBeFree(tx, input.email);
    const { name, email, title, external, accessUntil, decision } = input;
    const added = await tx.person.create({
      data: {
        name,
        email,
        title,
        external,
        accessUntil: accessUntil ? asDate(accessUntil) : null,
        createdAt: now,
        ...(reference && { reference }),
      },
    });
    const by = actor.id === SYSTEM.id ? null : actor.id;
    await tx.roleGrant.createMany({
      data: roles.map((role) => grantOf({ personId: added.id, role, by, now, decision })),
    });
    record(personAdded, added.id, { roles, external, accessUntil });
    return shown(added);
  },
});

interface Granting {
  personId: string;
  role: GrantedRole;
  by: string | null;
  now: Date;
  decision: string | null;
  until?: string | null;
}
const grantOf = ({ personId, role, by, now, decision, until }: Granting) => ({
  personId,
  role,
  grantedById: by,
  grantedAt: now,
  until: until ? asDate(until) : null,
  decision: role === "top_management" ? decision : null,
});

function mustLieAhead(until: string | null, now: Date, field: string) {
  if (until && until < dayOf(now)) throw invalid({ [field]: ["Choose a day that lies ahead."] });
}

async function mustBeFree(tx: Tx, email: string, except?: string) {
  const holder = await tx.person.findUnique({ where: { email }, select: { id: true } });
  if (holder && holder.id !== except) {
    throw invalid({ email: ["Somebody with this address is known already."] });
  }
}

/** Corrects name, address or title, or moves the day on which a person from outside loses access. */
export const editPerson = command({
  name: "people.edit",
  may: ["admin"],
  writes: "isms",
  route: "POST /people/:id",
  events: [personEdited],
  input: editPersonInput,
  output: person,
  async run({ tx, actor, input, now, record }) {
    const one = await requirePerson(tx, input.id);
    const before = shown(one);
    const { name, email, title, accessUntil } = input;
    if (one.external !== (accessUntil !== null)) {
      const problem = roleProblem({
        external: one.external,
        accessUntil,
        roles: [],
        decision: null,
      });
      throw invalid({ accessUntil: [problem?.message ?? ""] });
    }
    const fields = (["name", "email", "title", "accessUntil"] as const).filter(
      (field) => before[field] !== input[field],
    );
    if (fields.includes("accessUntil")) {
      mustLieAhead(accessUntil, now, "accessUntil");
      if (one.id === actor.id) throw forbidden("Somebody else must move the end of your access.");
    }
    await mustBeFree(tx, email, one.id);
    const data = { name, email, title, accessUntil: accessUntil ? asDate(accessUntil) : null };
    const edited = await changePerson(tx, one, input.version, data);
    record(personEdited, one.id, { fields });
    return edited;
  },
});

/** Gives somebody else a role; `top_management` only on a recorded decision. */
export const grantRole = command({
  name: "people.grantRole",
  may: ["admin"],
  writes: "isms",
  decides: true,
  route: "POST /people/:id/roles",
  events: [roleGranted],
  input: grantRoleInput,
  output: person,
  async run({ tx, actor, input, now, record }) {
    const one = await requirePerson(tx, input.id);
    await mustBeOther(tx, actor, one, "people.grantRole");
    const { role, until, decision } = input;
    const held = await rolesHeld(tx, one.id, now);
    if (one.state !== "active") throw wrongState(`${one.name} is deactivated and gets no roles.`);
    if (held.includes(role)) throw wrongState(`${one.name} holds this role already.`);
    const { external, accessUntil } = shown(one);
    const kept = role === "top_management" ? decision : "unchanged";
    const roles = [...held, role];
    const problem = roleProblem({ external, accessUntil, roles, decision: kept });
    if (problem) {
      throw invalid({ [problem.field === "roles" ? "role" : problem.field]: [problem.message] });
    }
    mustLieAhead(until, now, "until");
    if (until && accessUntil && until > accessUntil) {
      throw invalid({ until: ["This person's access ends before that day."] });
    }
    const changed = await changePerson(tx, one, input.version);
    // A grant that ran out is closed, so that at most one stands open.
    await tx.roleGrant.updateMany({
      where: { personId: one.id, role, revokedAt: null },
      data: { revokedAt: now, revokedById: actor.id },
    });
    const data = grantOf({ personId: one.id, role, by: actor.id, now, decision, until });
    await tx.roleGrant.create({ data });
    record(roleGranted, one.id, { role, until });
    return changed;
  },
});

/** Takes a role from somebody else; it counts from that person's next request on. */
export const revokeRole = command({
  name: "people.revokeRole",
  may: ["admin"],
  writes: "isms",
  decides: true,
  route: "POST /people/:id/role-revocations",
  events: [roleRevoked],
  input: revokeRoleInput,
  output: person,
  async run({ tx, actor, input, now, record }) {
    const one = await requirePerson(tx, input.id);
    await mustBeOther(tx, actor, one, "people.revokeRole");
    const { role } = input;
    const held = await rolesHeld(tx, one.id, now);
    if (!held.includes(role)) throw wrongState(`${one.name} does not hold this role.`);
    if (role === "staff" && !one.external) {
      throw wrongState("Everybody employed holds the role staff. Deactivate a person who left.");
    }
    if (held.length === 1)
      throw wrongState("This is the only role. Deactivate the person instead.");
    if (role === "admin") await mustKeepAnAdmin(tx, one.id, now);
    const changed = await changePerson(tx, one, input.version);
    await tx.roleGrant.updateMany({
      where: { personId: one.id, role, revokedAt: null },
      data: { revokedAt: now, revokedById: actor.id },
    });
    record(roleRevoked, one.id, { role });
    return changed;
  },
});

type Acting = Parameters<typeof mustDiffer>[1]["actor"];
const mustBeOther = (tx: Tx, actor: Acting, one: { id: string; reference: string }, act: string) =>
  mustDiffer(tx, {
    rule: "S12",
    actor,
    from: [one.id],
    record: { kind: "person", id: one.id, label: one.reference },
    act,
  });

/** Ends somebody's access at once: sessions, tokens and open links. The record stays. */
export const deactivatePerson = command({
  name: "people.deactivate",
  may: ["admin"],
  writes: "isms",
  route: "POST /people/:id/deactivation",
  events: [personDeactivated, tokenRevoked],
  input: personChangeInput,
  output: leaving,
  async run({ tx, actor, input, now, record }) {
    const one = await requirePerson(tx, input.id);
    if (one.id === actor.id) throw forbidden("Somebody else must deactivate you.");
    if (one.state !== "active") throw wrongState(`${one.name} is deactivated already.`);
    await mustKeepAnAdmin(tx, one.id, now);
    const changed = await changePerson(tx, one, input.version, { state: "deactivated" });
    const sessions = await endSessions(tx, one.id, now);
    const open = { personId: one.id, revokedAt: null, expiresAt: { gt: now } };
    const tokens = await tx.apiToken.findMany({ where: open, select: { id: true } });
    await tx.apiToken.updateMany({
      where: { id: { in: tokens.map((token) => token.id) } },
      data: { revokedAt: now, version: { increment: 1 } },
    });
    await tx.resetLink.updateMany({
      where: { personId: one.id, usedAt: null, expiresAt: { gt: now } },
      data: { expiresAt: now },
    });
    record(personDeactivated, one.id, { sessions, tokens: tokens.length });
    for (const { id } of tokens) record(tokenRevoked, id, { personId: one.id, why: "deactivated" });
    return { ...changed, duties: await dutiesOf(tx, one.id) };
  },
});

/** Lets somebody in again, with the roles held before. */
export const reactivatePerson = command({
  name: "people.reactivate",
  may: ["admin"],
  writes: "isms",
  decides: true,
  route: "POST /people/:id/reactivation",
  events: [personReactivated],
  input: personChangeInput,
  output: person,
  async run({ tx, input, now, record }) {
    const one = await requirePerson(tx, input.id);
    if (one.state !== "deactivated") throw wrongState(`${one.name} is active.`);
    const { accessUntil } = shown(one);
    if (accessUntil && accessUntil < dayOf(now)) {
      throw wrongState("The access of this person has ended. Move its end first.");
    }
    const changed = await changePerson(tx, one, input.version, { state: "active" });
    record(personReactivated, one.id, {});
    return changed;
  },
});

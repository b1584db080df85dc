import { randomInt } from "node:crypto";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";
import { actorOfPerson } from "@/lib/adapters/actors";
import type { Loader } from "@/lib/adapters/loader";
import { addPerson } from "@/lib/domain/people/commands";
import { issueResetLink, setPassword } from "@/lib/domain/people/credentials/commands";
import { foundOrganisation } from "@/lib/domain/people/organisation/commands";
import { env } from "@/lib/platform/env";
import { GrantedRole } from "@/prisma/generated/enums";

/** The example's organisation and people. References are the ids of the file: `u-saskia`. */
const part = z.object({
  company: z.object({ name: z.string() }),
  users: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      title: z.string(),
      email: z.string(),
      roles: z.array(z.enum(GrantedRole)),
      topManagement: z.boolean(),
      external: z.boolean(),
      rolesUntil: z.string().optional(),
    }),
  ),
});
type User = z.output<typeof part>["users"][number];

/** The day the example's ISMS began. */
const BEGAN = "2026-02-02";
const DECISION = "Named by the founders in their meeting of that day, when the ISMS began.";

/**
 * Founds the organisation, adds everybody and gives them one generated password, which goes into
 * `demo.json` of the data folder together with who they are.
 */
export async function loadPeople(load: Loader, example: unknown): Promise<void> {
  const { company, users } = part.parse(example);
  const at = load.moment(BEGAN);
  await load.as("system").run(foundOrganisation, { name: company.name, example: true }, { at });
  const password = generated();
  // The first administrator is put in by the system; he adds the others.
  const [first, ...others] = [...users].sort((one, other) => rank(one) - rank(other));
  if (!first?.roles.includes("admin")) throw new Error("The example has no administrator.");
  await add(load, first, "system", at);
  for (const user of others) await add(load, user, first.id, at);
  for (const user of users) {
    const by = user === first ? "system" : first.id;
    const { token } = await load.as(by).run(issueResetLink, { id: user.id }, { at });
    await load.as(user.id).run(setPassword, { token, password }, { at });
  }
  await keepDemo(users, password);
}

const rank = (user: User) => (user.roles.includes("admin") ? 0 : 1);
const rolesOf = (user: User) =>
  user.topManagement ? [...user.roles, GrantedRole.top_management] : user.roles;

function add(load: Loader, user: User, by: string, at: Date) {
  const { id, name, title, email, external } = user;
  const person = {
    name,
    title,
    email,
    external,
    accessUntil: user.rolesUntil ? load.shift(user.rolesUntil) : null,
    roles: rolesOf(user),
    ...(user.topManagement && { decision: DECISION }),
  };
  return load.as(by).run(addPerson, person, { at, reference: id });
}

/** Read over a shoulder or typed from a terminal: no 0 and o, no 1, i and l. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const generated = () =>
  Array.from({ length: 4 }, () =>
    Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join(""),
  ).join("-");

async function keepDemo(users: readonly User[], password: string) {
  const people = await Promise.all(
    users.map(async ({ id, email, name }) => {
      const roles = (await actorOfPerson(id))?.roles ?? [];
      return { email, name, roles };
    }),
  );
  mkdirSync(env.data, { recursive: true });
  const path = join(env.data, "demo.json");
  // An older file may be readable by others; its mode would stay.
  rmSync(path, { force: true });
  const demo = { url: env.origins[0], password, people };
  writeFileSync(path, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
}

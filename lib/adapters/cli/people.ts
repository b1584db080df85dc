import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { addPerson, deactivatePerson } from "@/lib/domain/people/commands";
import { issueResetLink, setPassword } from "@/lib/domain/people/credentials/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { createHostToken } from "@/lib/domain/people/tokens/commands";
import { SYSTEM } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";
import { env } from "@/lib/platform/env";
import { GrantedRole } from "@/prisma/generated/enums";
import { actorOfResetLink } from "../actors";
import { actingHost, actingPerson, cliVia, globalsOf, onHost, say } from "./session";

const collect = (value: string, all: readonly string[]) => [...all, value];
const isRole = (value: string): value is GrantedRole => value in GrantedRole;

interface Adding {
  name: string;
  title?: string;
  role: string[];
  until?: string;
  decision?: string;
  passwordStdin?: boolean;
}

/** `annex user …` and `annex token …`: accounts from the host. */
export function addPeople(program: Command) {
  const user = program.command("user").description("people and their access");
  user
    .command("add <email>")
    .requiredOption("--name <name>", "the person's name")
    .option("--title <title>", "what the person is here")
    .option("--role <role>", "a role; may be repeated", collect, [])
    .option("--until <day>", "external people: the last day of access, YYYY-MM-DD")
    .option("--decision <text>", "the decision that designates top management")
    .option("--password-stdin", "read the first password from standard input")
    .action(async (email: string, options: Adding, command: Command) => {
      const added = await onHost(() => addUser(email, options, command));
      say(
        globalsOf(command),
        added,
        added.link ? `${added.reference} ${added.link}` : added.reference,
      );
    });
  user
    .command("disable <email>")
    .action(async (email: string, _options: object, command: Command) => {
      const done = await onHost(async () => {
        const actor = await actingPerson(globalsOf(command));
        const { version } = await execute(getPerson, actor, { id: email }, cliVia());
        return execute(deactivatePerson, actor, { id: email, version }, cliVia());
      });
      say(globalsOf(command), done, `${done.name} is deactivated.`);
    });
  user
    .command("reset <email>")
    .action(async (email: string, _options: object, command: Command) => {
      const { path, expiresAt } = await onHost(async () =>
        execute(issueResetLink, await actingHost(globalsOf(command)), { id: email }, cliVia()),
      );
      const link = `${env.origins[0]}${path}`;
      say(globalsOf(command), { link, expiresAt }, link);
    });
}

async function addUser(email: string, options: Adding, command: Command) {
  const roles = options.role.filter(isRole);
  const unknown = options.role.filter((role) => !isRole(role));
  if (unknown.length > 0) {
    throw invalid({ role: [`There is no role ${unknown.join(", ")}.`] });
  }
  const { name, title = "", until, decision } = options;
  const input = {
    name,
    email,
    title,
    external: until !== undefined,
    accessUntil: until ?? null,
    roles,
    ...(decision && { decision }),
  };
  const person = await execute(addPerson, await actingHost(globalsOf(command)), input, cliVia());
  const { path, token } = await execute(issueResetLink, SYSTEM, { id: person.id }, cliVia());
  if (!options.passwordStdin) return { ...person, link: `${env.origins[0]}${path}` };
  const password = readFileSync(0, "utf8").replace(/\r?\n$/, "");
  const themselves = await actorOfResetLink(token);
  if (themselves) await execute(setPassword, themselves, { token, password }, cliVia());
  return { ...person, link: null };
}

interface TokenOptions {
  name: string;
  scope: string[];
  days?: string;
}

export function addTokens(program: Command) {
  const token = program.command("token").description("keys for programs");
  token
    .command("create")
    .description("create a token of the person named by --as; prints the token alone")
    .requiredOption("--name <name>", "what it is for")
    .option("--scope <scope>", "read, write, ingest or decide; may be repeated", collect, [])
    .option("--days <n>", "how long it lives")
    .action(async ({ name, scope, days }: TokenOptions, command: Command) => {
      const made = await onHost(async () => {
        const actor = await actingPerson(globalsOf(command));
        const input = createHostToken.input.parse({
          name,
          ...(scope.length > 0 && { scopes: scope }),
          ...(days && { days }),
        });
        return execute(createHostToken, actor, input, cliVia());
      });
      say(globalsOf(command), made, made.token);
    });
}

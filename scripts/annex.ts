import { Command, CommanderError } from "commander";
import { addDoctor } from "@/lib/adapters/cli/doctor";
import { addEvaluation } from "@/lib/adapters/cli/evaluation";
import { addExport } from "@/lib/adapters/cli/export";
import { addImport } from "@/lib/adapters/cli/import";
import { addPeople, addTokens } from "@/lib/adapters/cli/people";
import { addRelease } from "@/lib/adapters/cli/release";
import { refuse } from "@/lib/adapters/cli/session";
import { addTrail } from "@/lib/adapters/cli/trail";

/** `npm run -s annex -- <command>`. Exit 0 done, 1 refused or found wrong, 2 usage. */
const program = new Command("annex")
  .description("Annex on the command line: on the host, or against ANNEX_URL with ANNEX_TOKEN")
  .option("--json", "print the answer as JSON")
  .option("--as <email>", "the person who acts, on the host")
  .configureOutput({ writeOut: (text) => process.stdout.write(text) })
  .exitOverride();
for (const add of [
  addDoctor,
  addPeople,
  addTokens,
  addImport,
  addExport,
  addEvaluation,
  addRelease,
  addTrail,
])
  add(program);
inherit(program);

/** Options of the whole may stand after the command too, and usage errors end with 2 everywhere. */
function inherit(parent: Command) {
  for (const child of parent.commands) {
    child.exitOverride();
    child
      .option("--json", "print the answer as JSON")
      .option("--as <email>", "the person who acts");
    inherit(child);
  }
}

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else refuse(error);
}

import type { Command } from "commander";
import { AppError } from "@/lib/kernel/errors";
import { type ImportReport, importDoor, importFiles } from "../import";
import { remoteDoor } from "./remote";
import { actingPerson, cliVia, globalsOf, onHost, say } from "./session";

interface ImportOptions {
  kind?: "model" | "dataset";
  dryRun?: boolean;
}

/** `annex import FILE|FOLDER…`: model and dataset cards become assets with proposed risks. */
export function addImport(program: Command) {
  program
    .command("import <paths...>")
    .description("import model and dataset cards (Markdown with front matter)")
    .option("--kind <kind>", "model or dataset, when the card does not say")
    .option("--dry-run", "say what would change and change nothing")
    .action(async (paths: string[], options: ImportOptions, command: Command) => {
      const { kind, dryRun } = options;
      if (kind && kind !== "model" && kind !== "dataset") {
        throw new AppError("invalid", "--kind is model or dataset.");
      }
      const remote = remoteDoor();
      const report = remote
        ? await importFiles(paths, { kind, dryRun, door: remote })
        : await onHost(async () => {
            const door = importDoor(await actingPerson(globalsOf(command)), cliVia);
            return importFiles(paths, { kind, dryRun, door });
          });
      say(globalsOf(command), report, wordsOf(report));
      for (const { file, message } of report.refused) process.stderr.write(`${file}: ${message}\n`);
      if (report.refused.length > 0) process.exitCode = 1;
    });
}

function wordsOf(report: ImportReport): string {
  const { created, updated, unchanged, items, proposals, warnings } = report;
  return [
    `${created} created, ${updated} updated, ${unchanged} unchanged`,
    ...items.map(
      ({ action, kind, name, reference }) => `  ${action} ${kind} ${reference ?? ""} ${name}`,
    ),
    ...proposals.map(
      ({ asset, threat, reason }) => `  proposed for ${asset}: ${threat} (${reason})`,
    ),
    ...warnings.map((warning) => `  warning: ${warning}`),
  ].join("\n");
}

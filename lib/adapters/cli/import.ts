import type { Command } from "commander";
import { AppError } from "@/lib/kernel/errors";
import { AssetKind } from "@/prisma/generated/enums";
import { type ImportReport, importDoor, importFiles } from "../import";
import { remoteDoor } from "./remote";
import { actingPerson, cliVia, globalsOf, onHost, say } from "./session";

interface ImportOptions {
  kind?: string;
  apply?: boolean;
  mapping?: string[];
  mlflow?: string;
}

/** `annex import FILE|FOLDER…`: shows what files would bring; `--apply` brings it, all or nothing. */
export function addImport(program: Command) {
  program
    .command("import [paths...]")
    .description(
      "show what cards, model files and folders, MLflow, OpenAPI, CycloneDX, results and tables would bring; --apply brings it",
    )
    .option("--kind <kind>", "kind of the asset, when the file does not say")
    .option("--apply", "write it; without this nothing is changed")
    .option(
      "--mapping <column=field>",
      "what a column of a table is, once for each; column= leaves it out",
      (one: string, before: string[]) => [...before, one],
      [],
    )
    .option("--mlflow <url>", "ask this MLflow server for its registered models")
    .action(async (paths: string[], options: ImportOptions, command: Command) => {
      if (paths.length === 0 && !options.mlflow) {
        throw new AppError("invalid", "Name a file or folder, or a server with --mlflow.");
      }
      const { apply, mlflow } = options;
      const given = {
        kind: kindOf(options.kind),
        mapping: mappingOf(options.mapping),
        apply,
        mlflow,
      };
      const remote = remoteDoor();
      const report = remote
        ? await importFiles(paths, { ...given, door: remote })
        : await onHost(async () => {
            const door = importDoor(await actingPerson(globalsOf(command)), cliVia);
            return importFiles(paths, { ...given, door });
          });
      if (globalsOf(command).json || report.refused.length === 0) {
        say(globalsOf(command), report, wordsOf(report));
      }
      for (const { file, message } of report.refused) process.stderr.write(`${file}: ${message}\n`);
      if (report.refused.length > 0) {
        process.stderr.write("Nothing was imported.\n");
        process.exitCode = 1;
      }
    });
}

function kindOf(said: string | undefined): AssetKind | undefined {
  if (said === undefined) return undefined;
  const kind = Object.values(AssetKind).find((one) => one === said);
  if (kind) return kind;
  throw new AppError("invalid", `--kind is one of: ${Object.values(AssetKind).join(", ")}.`);
}

function mappingOf(pairs: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.lastIndexOf("=");
      if (at > 0) return [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      throw new AppError(
        "invalid",
        `--mapping is column=field, such as Owner=owner; not “${pair}”.`,
      );
    }),
  );
}

const countsOf = ({ applied, created, updated, unchanged, relations }: ImportReport) =>
  applied
    ? `${created} created, ${updated} updated, ${unchanged} unchanged, ${relations} relations added`
    : `${created} to create, ${updated} to update, ${unchanged} unchanged, ${relations} relations to add`;

/** More than a screen shows anybody. */
const MOST_LINES = 500;

const MOST_VOIDS = 50;

function voidsOf({ voids: { rows, isCut } }: ImportReport): string[] {
  if (rows.length === 0) return [];
  const count = `${isCut ? "at least " : ""}${rows.length}`;
  return [
    `  voids ${count} ${rows.length === 1 ? "acceptance" : "acceptances"}`,
    ...rows
      .slice(0, MOST_VOIDS)
      .map(({ reference, risk }) => `    ${reference} of ${risk.reference} ${risk.title}`),
    ...(rows.length > MOST_VOIDS ? [`    and ${rows.length - MOST_VOIDS} more`] : []),
  ];
}

/** The report as a person reads it. */
export function wordsOf(report: ImportReport): string {
  const { applied, items, proposals, warnings, batch } = report;
  const lines = items.map(
    ({ action, kind, name, reference, changes }) =>
      `  ${[action, kind, reference, name].filter(Boolean).join(" ")}${changes
        .map(({ field, before, after }) => `\n    ${field}: ${before && `${before} → `}${after}`)
        .join("")}`,
  );
  return [
    countsOf(report),
    ...lines.slice(0, MOST_LINES),
    ...(lines.length > MOST_LINES ? [`  and ${lines.length - MOST_LINES} more`] : []),
    ...proposals.map(
      ({ asset, title, reason }) =>
        `  ${applied ? "proposed" : "to propose"} for ${asset}: ${title} (${reason})`,
    ),
    ...voidsOf(report),
    ...warnings.map((warning) => `  warning: ${warning}`),
    ...(applied ? [] : ["Nothing is written yet. Say --apply to write it."]),
    ...(batch ? [`  can be taken back within a day: ${batch}`] : []),
  ].join("\n");
}

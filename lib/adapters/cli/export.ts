import { createWriteStream, existsSync, statSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Command } from "commander";
import { invalid } from "@/lib/kernel/errors";
import { safeName } from "@/lib/platform/file-name";
import { exportList } from "../exports/export";
import { type RemoteFile, remoteExport } from "./remote";
import { actingPerson, cliVia, globalsOf, onHost, say } from "./session";

interface ExportOptions {
  format: string;
  out?: string;
  filter: readonly string[];
}

const collect = (value: string, all: readonly string[]) => [...all, value];

/** `annex export KIND --format F`: a list as filtered, or the inventory as a bill of materials. */
export function addExport(program: Command) {
  program
    .command("export <kind>")
    .description("a list as a file: assets, risks, findings … on standard output, or with --out")
    .requiredOption(
      "--format <format>",
      "csv, xlsx or json; of assets cyclonedx, of treatments pdf and docx too",
    )
    .option("--out <file>", "a file, or a folder where it gets its own name")
    .option("--filter <name=value>", "as in the list's address; may be repeated", collect, [])
    .action(async (kind: string, options: ExportOptions, command: Command) => {
      const asked = { ...filterOf(options.filter), format: options.format };
      const remote = await remoteExport(kind, new URLSearchParams(asked));
      if (remote) return written(remote, options.out, command);
      await onHost(async () => {
        const actor = await actingPerson(globalsOf(command));
        await written(await exportList(kind, asked, actor, cliVia()), options.out, command);
      });
    });
}

/** `kind=model` and `kind=dataset` together are `kind=model,dataset`. */
function filterOf(given: readonly string[]): Record<string, string> {
  const filter = new Map<string, string>();
  for (const one of given) {
    const at = one.indexOf("=");
    if (at < 1) throw invalid({ filter: [`Write ${one} as name=value.`] });
    const [name, value] = [one.slice(0, at), one.slice(at + 1)];
    const before = filter.get(name);
    filter.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(filter);
}

/** Half a file never gets the name of a whole one. */
async function written(
  { name, rows, content }: RemoteFile,
  out: string | undefined,
  command: Command,
) {
  const source = Readable.from(content);
  if (!out) {
    await pipeline(source, process.stdout, { end: false });
    process.stderr.write(`${name}\n`);
    return;
  }
  const isFolder = existsSync(out) && statSync(out).isDirectory();
  const file = isFolder ? join(out, safeName(name)) : out;
  const part = `${file}.part`;
  try {
    await pipeline(source, createWriteStream(part));
    await rename(part, file);
  } finally {
    await rm(part, { force: true });
  }
  const count = rows === null ? "" : ` (${rows} rows)`;
  say(globalsOf(command), { file, name, rows }, `${file}${count}`);
}

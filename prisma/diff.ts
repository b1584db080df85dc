import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { borrowDatabase } from "@/lib/platform/database-server";
import { adminUrl, env } from "@/lib/platform/env";
import { schemaEngine } from "./engine";

/**
 * Writes the next migration: what turns the schema of the last commit into the one on disk.
 * `npm run migrate:create -- name` (or `-- name --from-empty`). Read it before you commit it: the
 * trail's triggers and row policies of a new table are yours to add.
 */
interface SchemaFile {
  readonly path: string;
  readonly content: string;
}
const SCHEMA = "prisma/schema";

const onDisk = (): SchemaFile[] =>
  readdirSync(SCHEMA)
    .filter((name) => name.endsWith(".prisma"))
    .map((name) => ({
      path: `${SCHEMA}/${name}`,
      content: readFileSync(`${SCHEMA}/${name}`, "utf8"),
    }));

const git = (...args: string[]) => execFileSync("git", args, { encoding: "utf8" });

const committed = (): SchemaFile[] =>
  git("ls-tree", "--name-only", "HEAD", `${SCHEMA}/`)
    .split("\n")
    .filter((path) => path.endsWith(".prisma"))
    .map((path) => ({ path, content: git("show", `HEAD:${path}`) }));

/** @returns the SQL from one datamodel to another; an empty list stands for an empty database. */
async function diff(before: SchemaFile[], after: SchemaFile[]): Promise<string> {
  // The engine greets a server before it compares, though it reads nothing there.
  const { engine, close } = await schemaEngine(adminUrl());
  const result = await engine
    .diff({
      from: before.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files: before },
      to: { tag: "schemaDatamodel", files: after },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    })
    .finally(close);
  // The schema is the installer's; the owner, who runs migrations, may not create one.
  return (result.stdout ?? "").replace(
    /-- CreateSchema\nCREATE SCHEMA IF NOT EXISTS "\w+";\n\n/,
    "",
  );
}

function stamped(name: string): string {
  if (/^\d{14}_/.test(name)) return name;
  return `${new Date().toISOString().replace(/\D/g, "").slice(0, 14)}_${name}`;
}

const [, , name, flag] = process.argv;
if (!name) throw new Error("Give the migration a name: npm run migrate:create -- add_suppliers");
const database = env.databaseUrl ? null : await borrowDatabase(env.data);
try {
  const sql = await diff(flag === "--from-empty" ? [] : committed(), onDisk());
  if (sql.includes("This is an empty migration")) throw new Error("The schema did not change.");
  const folder = `prisma/migrations/${stamped(name)}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/migration.sql`, sql, { flag: "wx" });
  process.stderr.write(`Wrote ${folder}/migration.sql\n`);
} finally {
  await database?.stop();
}
process.exit(0);

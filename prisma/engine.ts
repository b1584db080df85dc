import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

/**
 * Prisma's schema engine as WebAssembly, loaded by hand: the ordinary command line would download a
 * binary, which a closed network refuses. Pinned to the commit of the `prisma` package (7.10.0).
 */
let isLoaded = false;
function load() {
  if (isLoaded) return;
  isLoaded = true;
  const require = createRequire(import.meta.url);
  const wasm = require
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  // Its lock's ten-second alarm is never taken back and would keep a finished process alive.
  const gentle = Object.entries(engine).map(([name, value]) =>
    name.startsWith("__wbg_setTimeout")
      ? [name, (run: () => void, after: number) => setTimeout(run, after).unref()]
      : [name, value],
  );
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
    "./schema_engine_bg.js": Object.fromEntries(gentle),
  });
  engine.__wbg_set_wasm(instance.exports);
  const { __wbindgen_start: begin } = instance.exports;
  if (typeof begin === "function") begin();
}

const BARE: [string, string][] = [
  ["main.prisma", 'datasource db {\n  provider = "postgresql"\n}\n'],
];

/**
 * The adapter cuts a script at every semicolon, also within functions and comments, and runs the
 * pieces without a transaction (7.10.0). PostgreSQL takes a whole script, and all of it or nothing.
 */
class WholeScripts extends PrismaPg {
  /** The server's own words, which the engine loses on the way. */
  trouble: unknown = null;

  override async connect() {
    const adapter = await super.connect();
    const database = adapter.underlyingDriver();
    adapter.executeScript = async (script: string) => {
      await database.query(script).catch((error: unknown) => {
        this.trouble = error;
        throw error;
      });
    };
    return adapter;
  }
}

export interface Engine {
  readonly engine: engine.SchemaEngine;
  /** What the server said when a script failed. */
  readonly trouble: () => unknown;
  readonly close: () => Promise<void>;
}

/** @returns an engine on one database; it greets the server even to compare two datamodels. */
export async function schemaEngine(connectionString: string): Promise<Engine> {
  load();
  const pool = new pg.Pool({ connectionString, max: 2 });
  pool.on("error", () => undefined);
  const adapter = new WholeScripts(pool, { schema: "app" });
  const made = await engine.SchemaEngine.new(
    { datamodels: BARE },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  return { engine: made, trouble: () => adapter.trouble, close: () => pool.end() };
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";

/**
 * Prisma's schema engine as WebAssembly, loaded by hand: the ordinary command line would download a
 * binary, which a closed network refuses. Pinned to the commit of the `prisma` package (7.10.0).
 */
function load() {
  const require = createRequire(import.meta.url);
  const wasm = require
    .resolve("@prisma/schema-engine-wasm/schema_engine_bg")
    .replace(/\.js$/, ".wasm");
  const instance = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(wasm)), {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
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
  override async connect() {
    const adapter = await super.connect();
    const database = adapter.underlyingDriver();
    adapter.executeScript = async (script: string) => {
      await database.query(script);
    };
    return adapter;
  }
}

/** @returns an engine on one database; `diff` between two datamodels touches no database at all. */
export async function schemaEngine(connectionString: string): Promise<engine.SchemaEngine> {
  load();
  const adapter = new WholeScripts({ connectionString }, { schema: "app" });
  return engine.SchemaEngine.new(
    { datamodels: BARE },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
}

import { type Part, runAll, vitest } from "./parts.ts";

/** `npm run check`: the inner loop, everything but the browser and the database. */
export const inner: readonly Part[] = [
  {
    name: "generate",
    command: ["prisma", "generate"],
    environment: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath },
  },
  { name: "route types", command: ["next", "typegen"] },
  { name: "format and lint", command: ["biome", "ci", "--colors=off", "--error-on-warnings"] },
  { name: "types", command: ["tsc", "--noEmit"] },
  {
    name: "dependency rules",
    command: [
      "depcruise",
      "app",
      "components",
      "lib",
      "prisma",
      "scripts",
      "--config",
      ".dependency-cruiser.cjs",
    ],
  },
  { name: "dead code", command: ["knip"] },
  vitest("unit"),
];

if (import.meta.main) await runAll(inner);

import { crash, runAll, vitest } from "./parts.ts";

/** `npm run soak`: the long counts in full, of which `npm test` runs about a tenth. */
await runAll([
  vitest("unit", { ANNEX_SOAK: "1" }),
  vitest("database", { ANNEX_SOAK: "1" }),
  crash(100),
]);

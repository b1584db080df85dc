import { inner } from "./check.ts";
import { crash, playwright, runAll, vitest } from "./parts.ts";

/** `npm test`: all checks, with an own database and browser. About a tenth of the soak's counts. */
await runAll([
  ...inner,
  vitest("database"),
  { name: "build", command: ["node", "--import", "tsx", "scripts/build.ts"] },
  crash(10),
  playwright({}),
]);

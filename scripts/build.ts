import { ensureBuilt } from "./built";
import { messageOf } from "./process";

/** `npm run build`: the production build, when it is stale. */
try {
  process.stderr.write((await ensureBuilt()) ? "Built.\n" : "The build is current.\n");
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

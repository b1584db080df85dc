import { afterAll } from "vitest";
import { freshDatabase } from "./database";

/** Runs before each database test file: its own database, dropped when it is done. */
const drop = await freshDatabase();

// Modules stay loaded from file to file: the clock of the last one must not go on.
const { clock } = await import("@/lib/platform/clock");
clock.set(null);

afterAll(async () => {
  const { disconnect } = await import("@/lib/platform/db");
  await disconnect();
  await drop();
});

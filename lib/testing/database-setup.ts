import { afterAll } from "vitest";
import { freshDatabase } from "./database";

/** Runs before each database test file: its own database, dropped when it is done. */
const drop = await freshDatabase();

afterAll(async () => {
  const { disconnect } = await import("@/lib/platform/db");
  await disconnect();
  await drop();
});

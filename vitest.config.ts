import { defineConfig } from "vitest/config";

/** `*.test.ts` needs nothing; `*.db.test.ts` gets a real PostgreSQL and a database for each file. */
const resolve = { alias: { "@": import.meta.dirname } };
const exclude = ["node_modules/**", ".next/**", "e2e/**"];

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        test: {
          name: "unit",
          // What is pure leaves nothing behind for the next file; loading it once takes a third of the time.
          isolate: false,
          testTimeout: 20_000,
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts"],
        },
      },
      {
        resolve,
        test: {
          name: "database",
          // The files of a worker share its modules, and each has a database of its own.
          isolate: false,
          include: ["**/*.db.test.ts"],
          exclude,
          globalSetup: "lib/testing/server.ts",
          setupFiles: "lib/testing/database-setup.ts",
          testTimeout: 20_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});

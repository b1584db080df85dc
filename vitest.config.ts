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
          include: ["**/*.test.{ts,tsx}"],
          exclude: [...exclude, "**/*.db.test.ts"],
        },
      },
      {
        resolve,
        test: {
          name: "database",
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

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Product } from "./product.ts";

const root = join(import.meta.dirname, "../..");

/** @returns a token of the compliance officer, made by the command line. */
export async function tokenFor(product: Product): Promise<string> {
  const demo = JSON.parse(readFileSync(join(product.data, "demo.json"), "utf8"));
  const person = demo.people.find((one: { roles: string[] }) => one.roles.includes("compliance"));
  const made = spawnSync(
    "node",
    [
      "--import",
      "tsx",
      "scripts/annex.ts",
      "token",
      "create",
      "--as",
      person.email,
      "--name",
      "bench",
    ],
    { cwd: root, encoding: "utf8", env: { ...process.env, ANNEX_DATA: product.data } },
  );
  if (made.status !== 0) throw new Error(made.stderr);
  return made.stdout.trim();
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

/** The stack the owner gave, and the top level that the README lists. */
const root = join(import.meta.dirname, "../../..");
const STACK = {
  next: /from "next\//,
  react: /from "react"/,
  "@prisma/client": /prisma\/generated\/client"/,
  "next-auth": /from "next-auth/,
  "@tanstack/react-table": /from "@tanstack\/react-table"/,
  zod: /from "zod"/,
  recharts: /from "recharts"/,
};

const sources = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => readFileSync(join(root, folder, file), "utf8")),
);
const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

describe("the stack", () => {
  it.each(Object.entries(STACK))("%s is a direct dependency, pinned and imported", (name, used) => {
    expect(manifest.dependencies[name]).toMatch(/^\d+\.\d+\.\d+$/);
    expect(sources.some((source) => used.test(source))).toBe(true);
  });

  it("pins every package exactly", () => {
    const all = {
      ...manifest.dependencies,
      ...manifest.devDependencies,
      ...manifest.optionalDependencies,
    };
    const loose = Object.entries<string>(all).filter(
      ([, version]) => !/^\d+\.\d+\.\d+/.test(version),
    );
    expect(loose).toEqual([]);
  });

  it("has at its top level what the README lists", () => {
    const listed = readFileSync(join(root, "README.md"), "utf8");
    const tops = readdirSync(root).filter(
      (name) => !IGNORED.has(name) && !name.endsWith(".tsbuildinfo"),
    );
    expect(tops.filter((name) => !listed.includes(`\`${name}`))).toEqual([]);
  });
});

/** Made by tools on the machine, never committed. */
const IGNORED = new Set([
  ".git",
  "node_modules",
  ".next",
  ".annex",
  "next-env.d.ts",
  "test-results",
  ".cache",
]);

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "./planted";

/** The stack the owner gave, and the top level that the README lists. */
const STACK: Readonly<Record<string, RegExp>> = {
  next: /from "next\//,
  react: /from "react"/,
  "@prisma/client": /prisma\/generated\/client"/,
  "next-auth": /from "next-auth/,
  "@tanstack/react-table": /from "@tanstack\/react-table"/,
  zod: /from "zod"/,
  recharts: /from "recharts"/,
};
type Versions = Readonly<Record<string, string>>;
type Manifest = Readonly<
  Partial<Record<"dependencies" | "devDependencies" | "optionalDependencies", Versions>>
>;

const read = (path: string) => readFileSync(join(root, path), "utf8");
const sources = ["app", "components", "lib"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .map(String)
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map((file) => read(join(folder, file))),
);
const manifest: Manifest = JSON.parse(read("package.json"));
const isExact = (version: string | undefined) => /^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version ?? "");

/** Parts of the stack that are no direct, pinned dependency, or that no source imports. */
const missing = ({ dependencies }: Manifest, texts: readonly string[]) =>
  Object.entries(STACK)
    .filter(
      ([name, used]) => !isExact(dependencies?.[name]) || !texts.some((text) => used.test(text)),
    )
    .map(([name]) => name);
/** Packages whose version may move. */
const loose = (packages: Manifest) =>
  [packages.dependencies, packages.devDependencies, packages.optionalDependencies]
    .flatMap((group) => Object.entries(group ?? {}))
    .filter(([, version]) => !isExact(version))
    .map(([name]) => name);
/** What stands at the top level without a word about it. */
const unlisted = (names: readonly string[], readme: string) =>
  names.filter((name) => !isMade(name) && !readme.includes(`\`${name}`));

describe("the stack", () => {
  it("is a direct dependency, pinned and imported", () => {
    expect(missing(manifest, sources)).toEqual([]);
  });

  it("a planted part that is not imported, not pinned or not there is found", () => {
    expect(missing(manifest, [])).toEqual(Object.keys(STACK));
    const { zod: _, ...others } = manifest.dependencies ?? {};
    expect(missing({ dependencies: { ...others, react: "^19.0.0" } }, sources)).toEqual([
      "react",
      "zod",
    ]);
  });

  it("pins every package exactly", () => {
    expect(loose(manifest)).toEqual([]);
  });

  it.each(["^1.0.0", "~1.0.0", "1.x", "1", "latest", "*", ">=1.0.0", "1.0.0 || 2.0.0"])(
    "a planted %s is found",
    (version) => {
      expect(loose({ dependencies: { a: "1.0.0" }, devDependencies: { b: version } })).toEqual([
        "b",
      ]);
      expect(loose({ optionalDependencies: { c: version } })).toEqual(["c"]);
    },
  );

  it("has at its top level what the README lists", () => {
    expect(unlisted(readdirSync(root), read("README.md"))).toEqual([]);
  });

  it("a planted folder without a word about it is found", () => {
    expect(unlisted(["lib", "stuff", ".git"], "`lib/` the product")).toEqual(["stuff"]);
  });
});

/** Made by tools on the machine, never committed. */
const MADE = new Set([
  ".git",
  "node_modules",
  ".next",
  ".annex",
  "next-env.d.ts",
  "test-results",
  ".cache",
]);
const isMade = (name: string) => MADE.has(name) || name.endsWith(".tsbuildinfo");

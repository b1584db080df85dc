import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plant, root, tool } from "./planted";

/** Every rule of the tools is broken on purpose here: a rule that cannot fail proves nothing. */
const read = (path: string) => JSON.parse(readFileSync(join(root, path), "utf8"));
const biome = read("biome.json");
const ours = JSON.stringify({ ...biome, vcs: { enabled: false } });

/** What each lint rule refuses, by its name. */
const LINT: Readonly<Record<string, string>> = {
  noExplicitAny: "export const a = (b: any) => b;\n",
  noNonNullAssertion: "export const a = (b?: string) => b!.length;\n",
  noProcessEnv: "export const a = process.env.HOME;\n",
  noConsole: "console.log(1);\n",
  noUnusedImports: `import { a } from "./b";\nexport const c = 1;\n`,
  noUnusedVariables: "const a = 1;\nexport const b = 2;\n",
  useImportType: `import { A } from "./b";\nexport const c = (d: A) => d;\n`,
  noBarrelFile: `export * from "./b";\nexport * from "./c";\n`,
  noImportCycles: `import { a } from "./circle";\nexport const b = () => a;\n`,
  noExcessiveLinesPerFunction: `export function a() {\n${"  b();\n".repeat(70)}}\n`,
  noExcessiveLinesPerFile: "export const a = 1;\n".repeat(310),
};

type Rules = Readonly<Record<string, string | Readonly<Record<string, unknown>>>>;
/** The rules that a part of the configuration names, whatever it says of them. */
const named = (part: { linter?: { rules?: Rules } }): string[] =>
  Object.values(part.linter?.rules ?? {}).flatMap((group) =>
    typeof group === "string" ? [] : Object.keys(group),
  );

describe("lint rules", { timeout: 60_000 }, () => {
  const folder = plant({
    "biome.json": ours,
    "circle.ts": `import { b } from "./noImportCycles";\nexport const a = () => b;\n`,
    ...Object.fromEntries(Object.entries(LINT).map(([rule, text]) => [`${rule}.ts`, text])),
  });
  const lines = tool(folder, "biome", "lint", "--reporter=github", "--max-diagnostics=200")
    .split("\n")
    .filter((line) => line.startsWith("::error"));

  it.each(Object.keys(LINT))("%s can fail", (rule) => {
    const refused = lines.filter((line) => line.includes(`/${rule}.ts,`));
    expect(refused.join()).toMatch(new RegExp(`/${rule},`));
  });

  it("has a planted violation for each rule that biome.json names", () => {
    const all = [biome, ...biome.overrides].flatMap(named);
    expect(Object.keys(LINT).sort()).toEqual([...new Set(all)].sort());
  });
});

describe("format", { timeout: 60_000 }, () => {
  const folder = plant({
    "biome.json": ours,
    "well.ts": `export const a = { b: "c" };\n`,
    "indented.ts": `export const a = () => {\n    return "c";\n};\n`,
    "long.ts": `export const a = ["${"b".repeat(50)}", "${"c".repeat(50)}"];\n`,
    "order.ts": `import { b } from "./b";\nimport { a } from "./a";\nexport const c = [a, b];\n`,
  });
  const found = tool(folder, "biome", "ci", "--reporter=github");

  it.each(["indented", "long", "order"])("refuses what is %s", (name) => {
    expect(found).toContain(`/${name}.ts,`);
  });

  it("lets pass what is well", () => {
    expect(found).not.toContain("/well.ts");
  });
});

describe("dead code", { timeout: 60_000 }, () => {
  const { $schema: _, ...knip } = read("knip.json");
  const folder = plant({
    "knip.json": JSON.stringify({ ...knip, entry: ["lib/testing/*.ts"] }),
    "package.json": JSON.stringify({
      name: "planted",
      type: "module",
      dependencies: { "left-behind": "1.0.0", "at-work": "1.0.0" },
    }),
    "lib/testing/entry.ts": `import { alive } from "../used.ts";\nimport "at-work";\nimport "never-declared";\nexport const entry = alive;\n`,
    "lib/used.ts": "export const alive = 1;\nexport const forgotten = 2;\n",
    "lib/orphan.ts": "export const dead = 1;\n",
  });
  const found: { issues: Readonly<Record<string, unknown>>[] } = JSON.parse(
    tool(folder, "knip", "--no-progress", "--reporter", "json"),
  );
  const names = (kind: string) =>
    found.issues.flatMap((issue) => issue[kind] ?? []).map((one) => Object(one).name);

  it.each([
    ["files", "lib/orphan.ts"],
    ["exports", "forgotten"],
    ["dependencies", "left-behind"],
    ["unlisted", "never-declared"],
  ])("among %s is found: %s", (kind, name) => {
    expect(names(kind)).toEqual([name]);
  });
});

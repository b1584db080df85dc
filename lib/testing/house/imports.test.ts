import { cpSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { plant, root, tool } from "./planted";

/** The table of who may import whom is broken on purpose: a rule that cannot fail proves nothing. */
const config = join(root, ".dependency-cruiser.cjs");

/** One file that breaks each rule of the import table, named by the rule. */
const BREAKS: Readonly<Record<string, readonly [string, string]>> = {
  "no-cycles": ["lib/formats/a.ts", "@/lib/formats/b"],
  "platform-is-the-floor": ["lib/platform/high.ts", "@/lib/adapters/door"],
  "kernel-knows-no-noun": ["lib/kernel/noun.ts", "@/lib/domain/risks/schema"],
  "domain-looks-down": ["lib/domain/risks/up.ts", "@/lib/adapters/door"],
  "domain-takes-types-only-from-the-floor": ["lib/domain/risks/floor.ts", "@/lib/platform/db"],
  "statements-in-commands-are-few": ["lib/domain/risks/steps.ts", "@/lib/kernel/statement"],
  "domain-and-kernel-are-framework-free": ["lib/domain/risks/react.ts", "react"],
  "formats-are-pure": ["lib/formats/kernel.ts", "@/lib/kernel/execute"],
  "adapters-join-kernel-and-doors": ["lib/adapters/page.ts", "@/components/risks/list"],
  "ui-knows-no-noun": ["components/ui/noun.ts", "@/lib/domain/risks/schema"],
  "components-show": ["components/risks/db.ts", "@/lib/kernel/execute"],
  "only-actions-touch-commands": ["components/risks/list.ts", "@/lib/domain/risks/commands"],
  "only-kernel-and-sign-in-touch-the-database": ["lib/adapters/door.ts", "@/lib/platform/db"],
  "nobody-imports-app": ["lib/adapters/app.ts", "@/app/page"],
  "next-auth-stays-behind-session": ["components/risks/auth.ts", "next-auth"],
  "nouns-meet-at-the-edges": ["lib/domain/audits/rules.ts", "@/lib/domain/risks/commands"],
};
const TARGETS = [
  "lib/domain/risks/schema.ts",
  "lib/domain/risks/commands.ts",
  "lib/kernel/execute.ts",
  "lib/kernel/statement.ts",
  "lib/platform/db.ts",
  "app/page.ts",
];
const importing = (target: string) =>
  `import * as found from "${target}";\nexport const used = found;\n`;

/** A planted tree that finds our packages and our path names. */
function tree(files: Readonly<Record<string, string>>) {
  const folder = plant(files);
  cpSync(join(root, "tsconfig.json"), join(folder, "tsconfig.json"));
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"));
  return folder;
}

interface Summary {
  totalCruised: number;
  violations: { rule: { name: string }; from: string }[];
}
const cruise = (folder: string, table: string, ...folders: string[]): Summary =>
  JSON.parse(tool(folder, "depcruise", ...folders, "--config", table, "-T", "json")).summary;

describe("dependency rules", { timeout: 120_000 }, () => {
  const folder = tree({
    ...Object.fromEntries(TARGETS.map((path) => [path, "export const target = 1;\n"])),
    "lib/formats/b.ts": `import "@/lib/formats/a";\nexport const b = 1;\n`,
    ...Object.fromEntries(Object.values(BREAKS).map(([path, target]) => [path, importing(target)])),
  });
  const { totalCruised, violations } = cruise(folder, config, "app", "components", "lib");

  it("cruises the modules it is given", () => {
    expect(totalCruised).toBeGreaterThan(15);
  });

  it.each(Object.keys(BREAKS))("%s can fail", (name) => {
    expect(violations.map(({ rule }) => rule.name)).toContain(name);
  });

  it("has a planted violation for each rule of the table", async () => {
    const table = await import(config);
    const names = table.default.forbidden.map((rule: { name: string }) => rule.name);
    expect(Object.keys(BREAKS).sort()).toEqual(names.sort());
  });
});

/** No file of these goes in a circle, but their nouns do. */
const CIRCLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  "of two nouns": {
    "lib/domain/risks/rules.ts": importing("@/lib/domain/controls/schema"),
    "lib/domain/controls/rules.ts": importing("@/lib/domain/risks/schema"),
  },
  "through a third": {
    "lib/domain/risks/rules.ts": importing("@/lib/domain/controls/schema"),
    "lib/domain/controls/rules.ts": importing("@/lib/domain/audits/schema"),
    "lib/domain/audits/rules.ts": importing("@/lib/domain/risks/schema"),
  },
  "through a part of a noun": {
    "lib/domain/risks/treatments/rules.ts": importing("@/lib/domain/controls/schema"),
    "lib/domain/controls/rules.ts": importing("@/lib/domain/risks/schema"),
  },
};
const SCHEMAS = Object.fromEntries(
  ["risks", "controls", "audits"].map((noun) => [
    `lib/domain/${noun}/schema.ts`,
    "export const target = 1;\n",
  ]),
);

describe("the order of the nouns", { timeout: 60_000 }, () => {
  const nouns = join(import.meta.dirname, "nouns.cjs");

  it("has no circle", () => {
    const { totalCruised, violations } = cruise(root, nouns, "lib/domain");
    expect(totalCruised).toBeGreaterThan(100);
    expect(violations).toEqual([]);
  });

  it.each(Object.entries(CIRCLES))("a planted circle %s is found", (_what, files) => {
    const folder = tree({ ...SCHEMAS, ...files });
    const { violations } = cruise(folder, nouns, "lib/domain");
    expect(violations.map(({ from }) => from)).toContain("lib/domain/risks");
  });

  it("lets the parts of one noun use one another", () => {
    const folder = tree({
      ...SCHEMAS,
      "lib/domain/risks/treatments/rules.ts": importing("@/lib/domain/risks/schema"),
      "lib/domain/risks/rules.ts": importing("@/lib/domain/risks/treatments/schema"),
      "lib/domain/risks/treatments/schema.ts": "export const target = 1;\n",
    });
    expect(cruise(folder, nouns, "lib/domain").violations).toEqual([]);
  });
});

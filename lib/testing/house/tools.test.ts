import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

/** Every rule of the tools is broken on purpose here: a rule that cannot fail proves nothing. */
const root = join(import.meta.dirname, "../../..");
const bin = (name: string) => join(root, "node_modules/.bin", name);
const planted = mkdtempSync(join(tmpdir(), "annex-planted-"));
afterAll(() => rmSync(planted, { recursive: true, force: true }));

function plant(files: Readonly<Record<string, string>>) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(planted, path)), { recursive: true });
    writeFileSync(join(planted, path), text);
  }
}
const run = (name: string, args: readonly string[], input?: string) =>
  spawnSync(bin(name), args, {
    cwd: input === undefined ? planted : root,
    encoding: "utf8",
    input,
  });

/** One file that breaks each rule of the import table, named by the rule. */
const BREAKS: Readonly<Record<string, readonly [string, string]>> = {
  "no-cycles": ["lib/formats/a.ts", "@/lib/formats/b"],
  "platform-is-the-floor": ["lib/platform/high.ts", "@/lib/adapters/door"],
  "kernel-knows-no-noun": ["lib/kernel/noun.ts", "@/lib/domain/risks/schema"],
  "domain-looks-down": ["lib/domain/risks/up.ts", "@/lib/adapters/door"],
  "domain-takes-types-only-from-the-floor": ["lib/domain/risks/floor.ts", "@/lib/platform/db"],
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
  "lib/platform/db.ts",
  "app/page.ts",
];

describe("dependency rules", { timeout: 120_000 }, () => {
  plant(Object.fromEntries(TARGETS.map((path) => [path, "export const target = 1;\n"])));
  plant({ "lib/formats/b.ts": `import "@/lib/formats/a";\nexport const b = 1;\n` });
  for (const [path, target] of Object.values(BREAKS)) {
    plant({ [path]: `import * as found from "${target}";\nexport const used = found;\n` });
  }
  cpSync(join(root, "tsconfig.json"), join(planted, "tsconfig.json"));
  symlinkSync(join(root, "node_modules"), join(planted, "node_modules"));
  const config = join(root, ".dependency-cruiser.cjs");
  const { stdout } = run("depcruise", [
    "app",
    "components",
    "lib",
    "--config",
    config,
    "-T",
    "json",
  ]);
  const { summary } = JSON.parse(stdout);
  const broken = new Set(
    summary.violations.map((one: { rule: { name: string } }) => one.rule.name),
  );

  it("cruises the modules it is given", () => {
    expect(summary.totalCruised).toBeGreaterThan(15);
  });

  it.each(Object.keys(BREAKS))("%s can fail", (name) => {
    expect([...broken]).toContain(name);
  });

  it("has a planted violation for each rule of the table", async () => {
    const table = await import(config);
    const names = table.default.forbidden.map((rule: { name: string }) => rule.name);
    expect(Object.keys(BREAKS).sort()).toEqual(names.sort());
  });
});

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
  noExcessiveLinesPerFunction: `export function a() {\n${"  b();\n".repeat(70)}}\n`,
  noExcessiveLinesPerFile: "export const a = 1;\n".repeat(310),
};

describe("lint rules", { timeout: 60_000 }, () => {
  plant(Object.fromEntries(Object.entries(LINT).map(([rule, text]) => [`lint/${rule}.ts`, text])));
  const config = JSON.parse(readFileSync(join(root, "biome.json"), "utf8"));
  plant({ "lint/biome.json": JSON.stringify({ ...config, vcs: { enabled: false } }) });
  const { stdout } = spawnSync(
    bin("biome"),
    ["lint", "--reporter=github", "--max-diagnostics=200"],
    {
      cwd: join(planted, "lint"),
      encoding: "utf8",
    },
  );

  it.each(Object.keys(LINT))("%s can fail", (rule) => {
    expect(
      stdout
        .split("\n")
        .filter((line) => line.includes(`${rule}.ts`))
        .join(),
    ).toContain(rule);
    expect(stdout).toMatch(new RegExp(`/${rule},`));
  });
});

describe("dead code", { timeout: 60_000 }, () => {
  it("is found", () => {
    plant({
      "dead/package.json": `{ "name": "planted", "type": "module" }`,
      "dead/index.ts": "export const alive = 1;\n",
      "dead/unused.ts": "export const dead = 1;\n",
      "dead/knip.json": `{ "entry": ["index.ts"], "project": ["*.ts"] }`,
    });
    const { stdout } = spawnSync(bin("knip"), ["--no-progress"], {
      cwd: join(planted, "dead"),
      encoding: "utf8",
    });
    expect(stdout).toContain("unused.ts");
  });
});

import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { plant, root } from "./planted";

/** Every option by which the compiler refuses is broken on purpose, and the refusal is its own. */
const BREAKS: Readonly<Record<string, readonly [number, string]>> = {
  noImplicitAny: [7006, "export const a = (b) => b;"],
  strictNullChecks: [18047, "export const a = (b: string | null) => b.length;"],
  strictFunctionTypes: [
    2322,
    "export const a = (b: (c: string) => void): ((c: string | number) => void) => b;",
  ],
  strictBindCallApply: [2345, "export const a = Math.abs.call(undefined, true);"],
  strictPropertyInitialization: [2564, "export class A { b: string }"],
  strictBuiltinIteratorReturn: [
    2322,
    "export const a = (b: Set<string>): string => b.values().next().value;",
  ],
  noImplicitThis: [
    2683,
    "export const a = { b: 1, c() { return function () { return this; }; } };",
  ],
  useUnknownInCatchVariables: [
    18046,
    "export const a = () => { try { return 1; } catch (b) { return b.message; } };",
  ],
  noUncheckedIndexedAccess: [2532, "export const a = (b: string[]) => b[0].length;"],
  noImplicitOverride: [4114, "export class A { b() {} }\nexport class C extends A { b() {} }"],
  noFallthroughCasesInSwitch: [
    7029,
    "export const a = (b: number) => { let c = 0; switch (b) { case 1: c = 1; case 2: c = 2; } return c; };",
  ],
  verbatimModuleSyntax: [
    1484,
    `import { Shape } from "./shape";\nexport const a = (b: Shape) => b;`,
  ],
  isolatedModules: [2748, "declare const enum A { b = 1 }\nexport const c = A.b;"],
  erasableSyntaxOnly: [1294, "export enum A { b = 1 }"],
};

/** What `strict` stands for; the files of a module are strict in any case. */
const STRICT = [
  "noImplicitAny",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "strictBuiltinIteratorReturn",
  "noImplicitThis",
  "useUnknownInCatchVariables",
];
/** Options that allow or arrange something: there is nothing that they refuse. */
const PERMITS = [
  "resolveJsonModule",
  "skipLibCheck",
  "noEmit",
  "incremental",
  "allowImportingTsExtensions",
  "esModuleInterop",
];

const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
const isSwitch = (name: string) => config.compilerOptions[name] === true;
const switches = Object.keys(config.compilerOptions).filter(isSwitch);

const folder = plant({
  "shape.ts": "export interface Shape { a: string }\n",
  ...Object.fromEntries(Object.entries(BREAKS).map(([name, [, text]]) => [`${name}.ts`, text])),
});

/** @returns the codes by which each planted file is refused. */
function refusals(compilerOptions: Record<string, unknown>): Map<string, Set<number>> {
  const plain = { ...compilerOptions, incremental: false, types: [], paths: {}, plugins: [] };
  const { options, fileNames } = ts.parseJsonConfigFileContent(
    { compilerOptions: plain },
    ts.sys,
    folder,
  );
  const program = ts.createProgram(fileNames, options);
  return new Map(
    Object.keys(BREAKS).map((name) => {
      const file = program.getSourceFile(join(folder, `${name}.ts`));
      const found = [
        ...program.getSemanticDiagnostics(file),
        ...program.getSyntacticDiagnostics(file),
      ];
      return [name, new Set(found.map(({ code }) => code))];
    }),
  );
}

describe("options of the compiler", { timeout: 60_000 }, () => {
  const refused = refusals(config.compilerOptions);
  const lax = refusals({
    ...config.compilerOptions,
    ...Object.fromEntries([...switches, "strict"].map((name) => [name, false])),
    noEmit: true,
  });

  it.each(Object.entries(BREAKS))("%s can fail", (name, [code]) => {
    expect([...(refused.get(name) ?? [])]).toEqual([code]);
    expect([...(lax.get(name) ?? [])]).toEqual([]);
  });

  it("has a planted violation for each option of tsconfig.json that refuses", () => {
    const refusing = switches
      .filter((name) => !PERMITS.includes(name))
      .flatMap((name) => (name === "strict" ? STRICT : [name]));
    expect(Object.keys(BREAKS).sort()).toEqual(refusing.sort());
  });

  it("refuses plain JavaScript", () => {
    expect(config.compilerOptions.allowJs).toBe(false);
  });
});

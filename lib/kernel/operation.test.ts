import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** What does not compile cannot be shipped: an operation must say who may, what it writes and what it records. */
const root = join(import.meta.dirname, "../..");
const START = `import * as z from "zod";
import { command, query } from "@/lib/kernel/operation";
import { event } from "@/lib/kernel/event";
const raised = event("risk.raised", z.object({}));
const shape = { input: z.object({}), output: z.object({}) };
`;
const FULL = `command({ name: "a.b", may: ["admin"], writes: "isms", events: [raised], ...shape, run: async () => ({}) });`;

function errorsOf(body: string): string[] {
  const file = join(root, "lib/kernel/planted.ts");
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const host = ts.createCompilerHost({ ...options, incremental: false });
  const original = host.getSourceFile.bind(host);
  host.getSourceFile = (name, ...rest) =>
    name === file
      ? ts.createSourceFile(name, START + body, ts.ScriptTarget.ES2023, true)
      : original(name, ...rest);
  const exists = host.fileExists.bind(host);
  host.fileExists = (name) => name === file || exists(name);
  const program = ts.createProgram([file], { ...options, incremental: false, noEmit: true }, host);
  const source = program.getSourceFile(file);
  return program
    .getSemanticDiagnostics(source)
    .map((found) => ts.flattenDiagnosticMessageText(found.messageText, " "));
}

describe("an operation", { timeout: 60_000 }, () => {
  it("compiles when it says everything", () => {
    expect(errorsOf(FULL)).toEqual([]);
  });

  it.each([
    ["roles", FULL.replace(`may: ["admin"], `, "")],
    ["any role", FULL.replace(`["admin"]`, "[]")],
    ["what it writes", FULL.replace(`writes: "isms", `, "")],
    ["an event", FULL.replace("events: [raised], ", "")],
    ["a query's roles", `query({ name: "a.b", ...shape, run: async () => ({}) });`],
    ["an input", FULL.replace("...shape", "output: shape.output")],
    ["an output", FULL.replace("...shape", "input: shape.input")],
    [
      "an event it declared",
      FULL.replace(
        "async () => ({})",
        `async ({ record }) => { record(event("x.y", z.object({ n: z.int() })), "1", { n: 1 }); return {}; }`,
      ),
    ],
  ])("does not compile without %s", (_what, planted) => {
    expect(errorsOf(planted).length).toBeGreaterThan(0);
  });
});

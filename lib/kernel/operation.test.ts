import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** What does not compile cannot be shipped: an operation says who may, what it writes and records. */
const root = join(import.meta.dirname, "../..");
const START = `import * as z from "zod";
import { command, query } from "@/lib/kernel/operation";
import { event } from "@/lib/kernel/event";
const raised = event("risk.raised", z.object({}));
const shape = { input: z.object({}), output: z.object({}) };
export const planted = `;
const FULL = `command({ name: "a.b", may: ["admin"], writes: "isms", events: [raised], ...shape, run: async () => ({}) });`;
const OTHER_EVENT = `async ({ record }) => { record(event("x.y", z.object({})), "1", {}); return {}; }`;

const PLANTED: Readonly<Record<string, string>> = {
  nothing: FULL,
  roles: FULL.replace(`may: ["admin"], `, ""),
  "any role": FULL.replace(`["admin"]`, "[]"),
  "what it writes": FULL.replace(`writes: "isms", `, ""),
  "an event": FULL.replace("events: [raised], ", ""),
  "a query's roles": `query({ name: "a.b", ...shape, run: async () => ({}) });`,
  "an input": FULL.replace("...shape", "output: shape.output"),
  "an output": FULL.replace("...shape", "input: shape.input"),
  "an event it declared": FULL.replace("async () => ({})", OTHER_EVENT),
};
const nameOf = (what: string) =>
  join(root, `lib/kernel/planted-${what.replaceAll(/\W+/g, "-")}.ts`);

/** One program over all of them: the compiler's start is what takes time. */
function compiled(): (what: string) => string[] {
  const { config } = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const options = { ...parsed.options, incremental: false, noEmit: true, skipLibCheck: true };
  const texts = new Map(Object.entries(PLANTED).map(([what, text]) => [nameOf(what), text]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.getSourceFile = (name, ...rest) => {
    const text = texts.get(name);
    if (text === undefined) return getSourceFile.call(host, name, ...rest);
    return ts.createSourceFile(name, START + text, ts.ScriptTarget.ES2023, true);
  };
  host.fileExists = (name) => texts.has(name) || fileExists.call(host, name);
  const program = ts.createProgram([...texts.keys()], options, host);
  return (what) =>
    program
      .getSemanticDiagnostics(program.getSourceFile(nameOf(what)))
      .map((found) => ts.flattenDiagnosticMessageText(found.messageText, " "));
}

describe("an operation", { timeout: 120_000 }, () => {
  const errorsOf = compiled();

  it("compiles when it says everything", () => {
    expect(errorsOf("nothing")).toEqual([]);
  });

  it.each(Object.keys(PLANTED).filter((what) => what !== "nothing"))(
    "does not compile without %s",
    (what) => {
      expect(errorsOf(what).length).toBeGreaterThan(0);
    },
  );
});

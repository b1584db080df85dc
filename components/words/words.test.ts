import { globSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** Attributes that people read or hear. */
const SPOKEN = new Set([
  "alt",
  "aria-description",
  "aria-label",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "body",
  "caption",
  "description",
  "done",
  "label",
  "lead",
  "legend",
  "placeholder",
  "submit",
  "title",
  "what",
]);

/** Properties of the kit's own shapes that people read: columns, facts, tabs, entries. */
const SHOWN = new Set([
  "body",
  "description",
  "header",
  "label",
  "lead",
  "message",
  "term",
  "title",
]);

/** Operators whose result is one of their sides, or both. Comparisons are none. */
const JOINS = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.PlusToken,
]);

const LETTERS = /\p{L}{2,}/u;

/** In plain modules most texts are names of the machine's: a word stands big, a sentence has gaps. */
const READABLE = /^\p{Lu}\p{Ll}+(?!\p{L})|^\p{L}+ \p{L}+/u;

/** Finds words that stand in the code instead of in `components/words`. */
function strayWords(source: string, name = "page.tsx"): string[] {
  const isPlain = name.endsWith(".ts");
  const kind = isPlain ? ts.ScriptKind.TS : ts.ScriptKind.TSX;
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, kind);
  const found = new Set<string>();

  function report(node: ts.Node, text: string) {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    if (LETTERS.test(text)) found.add(`${name}:${line + 1} ${text.trim()}`);
  }

  /** Literals that a value can become: through choices and templates, not through calls. */
  function literals(node: ts.Node | undefined): void {
    if (!node) return;
    if (ts.isStringLiteralLike(node)) report(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      report(node, textOf(node));
    } else if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node))
      literals(node.expression);
    else if (ts.isConditionalExpression(node)) {
      literals(node.whenTrue);
      literals(node.whenFalse);
    } else if (ts.isBinaryExpression(node) && JOINS.has(node.operatorToken.kind)) {
      literals(node.right);
      if (node.operatorToken.kind !== ts.SyntaxKind.AmpersandAmpersandToken) literals(node.left);
    }
  }

  function visit(node: ts.Node): void {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) literals(node);
    if (ts.isJsxAttribute(node) && SPOKEN.has(node.name.getText())) literals(node.initializer);
    if (ts.isPropertyAssignment(node) && SHOWN.has(node.name.getText())) literals(node.initializer);
    if (isPlain && isText(node) && READABLE.test(textOf(node)) && !isInternal(node)) literals(node);
    ts.forEachChild(node, visit);
  }
  visit(file);
  return [...found];
}

type Text = ts.StringLiteralLike | ts.TemplateExpression;
const isText = (node: ts.Node): node is Text =>
  ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
const textOf = (node: Text) =>
  ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)]
        .map(({ text }) => text)
        .join(" ")
        .trim()
    : node.text;

/** Directives, what a key or a state is compared with, what a programmer reads of a fault. */
const isInternal = ({ parent }: ts.Node) =>
  ts.isExpressionStatement(parent) ||
  ts.isCaseClause(parent) ||
  ts.isLiteralTypeNode(parent) ||
  ts.isNewExpression(parent) ||
  (ts.isBinaryExpression(parent) && !JOINS.has(parent.operatorToken.kind));

describe("words on screen", () => {
  const files = globSync("{app,components}/**/*.{ts,tsx}").filter(
    (file) => !file.startsWith("components/words/") && !/\.test\.tsx?$/.test(file),
  );

  it("looks at the whole user interface", () => {
    const plain = files.filter((file) => file.endsWith(".ts"));
    expect(plain.length).toBeGreaterThan(30);
    expect(files.length - plain.length).toBeGreaterThan(30);
  });

  it.each(files)("%s takes them from the catalogue", (file) => {
    expect(strayWords(readFileSync(file, "utf8"), file)).toEqual([]);
  });

  it.each([
    "<p>Save your work</p>",
    '<p>{"Save your work"}</p>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: planted source
    "<p>{`Save ${count} rows`}</p>",
    '<p>{saved ? words.saved : "Not saved"}</p>',
    '<p>{empty && "Nothing here"}</p>',
    '<button aria-label="Close" />',
    '<input placeholder={"Search"} />',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: planted source
    "<Page title={`Risk ${reference}`} />",
    '<TextField label={required ? "Title" : words.title} />',
    '<Facts facts={[{ term: "Owner", value: name }]} />',
  ])("would notice %s", (planted) => {
    expect(strayWords(`export const Planted = () => ${planted};`)).toHaveLength(1);
  });

  it.each([
    "<p>{words.save}</p>",
    '<p className="wide">{count} · {words.rows(count)}</p>',
    '<input type="search" name="q" />',
    '<p>{label("risk")}</p>',
    '<p>{state === "open" && words.open}</p>',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: planted source
    "<Page title={`${risk.reference} ${risk.title}`} />",
  ])("lets %s pass", (clean) => {
    expect(strayWords(`export const Clean = () => ${clean};`)).toEqual([]);
  });

  it.each([
    'const MONTHS = ["Jan"];',
    'export const labelOf = (state: string) => (state === "open" ? "Still open" : null);',
    'export const say = (): string => "not yet saved";',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: planted source
    "export const rows = (count: number) => `${count} rows here`;",
    'export const column = { header: "owner" };',
    'notify("Saved");',
  ])("would notice in a plain module %s", (planted) => {
    expect(strayWords(planted, "planted.ts")).toHaveLength(1);
  });

  it.each([
    '"use client";',
    'export const isEnter = (key: string) => key === "Enter";',
    'throw new Error("A field stands inside a form.");',
    'export type Method = "Get";',
    'export const states = ["open", "in_review"];',
    "export const label = words.open;",
  ])("lets pass in a plain module %s", (clean) => {
    expect(strayWords(clean, "clean.ts")).toEqual([]);
  });
});

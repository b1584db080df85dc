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

/** Finds words that stand in the code instead of in `components/words`. */
function strayWords(source: string, name = "page.tsx"): string[] {
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found: string[] = [];

  function report(node: ts.Node, text: string) {
    const { line } = file.getLineAndCharacterOfPosition(node.getStart());
    if (LETTERS.test(text)) found.push(`${name}:${line + 1} ${text.trim()}`);
  }

  /** Literals that a value can become: through choices and templates, not through calls. */
  function literals(node: ts.Node | undefined): void {
    if (!node) return;
    if (ts.isStringLiteralLike(node)) report(node, node.text);
    else if (ts.isTemplateExpression(node)) {
      report(
        node,
        [node.head, ...node.templateSpans.map((span) => span.literal)]
          .map((part) => part.text)
          .join(" "),
      );
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
    ts.forEachChild(node, visit);
  }
  visit(file);
  return found;
}

describe("words on screen", () => {
  const files = globSync("{app,components}/**/*.tsx");

  it("looks at the whole user interface", () => {
    expect(files.length).toBeGreaterThan(30);
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
});

import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { CARD_LIMIT, CardError, parseCard } from "../card";

describe("hostile cards", () => {
  const fill = (piece: string) => piece.repeat(Math.floor((CARD_LIMIT - 100) / piece.length));
  const head = (text: string) => `---\n${text.slice(0, CARD_LIMIT - 8)}\n---\n`;
  const HOSTILE: Record<string, string> = {
    aliases: head("tags: &a [x,x,x,x,x,x,x,x,x]\nmetrics: &b [*a,*a,*a]\nbase_model: [*b,*b]"),
    "bomb in one field": head(
      "tags:\n- &a [x,x,x,x,x,x,x,x,x]\n- &b [*a,*a,*a,*a,*a,*a,*a,*a]\n- &c [*b,*b,*b,*b,*b,*b,*b]\n- [*c,*c,*c,*c,*c,*c,*c]",
    ),
    brackets: head(`tags: ${fill("[")}`),
    "many fields": head(fill("license: mit\n")),
    "long list": head(`tags:\n${fill("- tag\n")}`),
    colons: head(`tags: ${fill(": ")}`),
    questions: head(`tags:\n${fill(" ? ")}`),
    prototype: head("__proto__: {x: 1}\ntags: {__proto__: [a], constructor: [b]}"),
    headings: fill("# bias\n"),
    "nested headings": fill("# bias\n## bias\n### bias\n#### bias\n"),
    comments: `## Bias\n${fill("<!-- ")}`,
    links: `## Bias\n${fill("[a](")}`,
    stars: `## Bias\n${fill("*_")}`,
    fences: fill("```\n~~~\n"),
    spaces: `x${" ".repeat(CARD_LIMIT - 2)}x`,
    "blank lines": `x${fill("\n ").slice(0, -4)}x`,
    digits: fill("score 1 "),
    mentions: fill("personal data "),
    "one word": fill("x"),
    dashes: fill("---\n"),
    tags: fill("<a "),
    apache: `## License\n${fill("apache ")}`,
  };

  it.each(Object.entries(HOSTILE))("%s: read in a tenth of a second", (_, text) => {
    // The processor's time, not the clock's: other work on the machine is no fault of the card.
    const times = [1, 2, 3].map(() => {
      const start = process.threadCpuUsage();
      const read = parseCard(text);
      expect(read.name.length).toBeGreaterThan(0);
      expect(JSON.stringify(read).length).toBeLessThan(60_000);
      const { user, system } = process.threadCpuUsage(start);
      return (user + system) / 1000;
    });
    expect(Math.min(...times)).toBeLessThan(100);
  });

  it("cannot touch prototypes", () => {
    parseCard(HOSTILE.prototype ?? "");
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
  });

  it("hide no control or direction marks in what is shown", () => {
    const read = parseCard(
      "---\npretty_name: 'ab\u202Ecd\u0007'\ntags: ['x\u200By']\n---\n\u202Egnp.exe text.",
    );
    expect(JSON.stringify(read)).not.toMatch(/[\p{Cc}\p{Cf}]|\\u0007/u);
  });
});

describe("whatever is sent", () => {
  const line = fc.oneof(
    fc.constantFrom(
      "---",
      "license: mit",
      "license: [",
      "tags:",
      "- &a x",
      "- *a",
      "<<: *a",
      "language: {a: b}",
      "base_model: !!binary x",
      "# Bias",
      "**Limitations**",
      "```",
      "<!--",
      "-->",
      "===",
      "## Personal data",
      "It contains personal data.",
    ),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  const text = fc.array(line, { maxLength: 40 }).map((lines) => lines.join("\n"));

  it("is read, or refused with a CardError, and always in the same way", () => {
    const attempt = (input: string) => {
      try {
        return JSON.stringify(parseCard(input));
      } catch (error) {
        if (error instanceof CardError) return error.message;
        throw error;
      }
    };
    fc.assert(
      fc.property(
        fc.oneof(
          text,
          text.map((one) => `---\n${one}`),
        ),
        (input) => {
          expect(attempt(input)).toBe(attempt(input));
        },
      ),
      { numRuns: 500 },
    );
  });
});

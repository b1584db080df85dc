import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { FormatError, readJson, readJsonOrYaml } from "./document";
import { Place } from "./document/place";

const LIMITS = { noun: "document", limit: 100_000 };
const fill = (piece: string) => piece.repeat(Math.floor((LIMITS.limit - 100) / piece.length));

describe("a hostile document", () => {
  const bomb = (levels: number) =>
    Array.from({ length: levels }, (_, at) => {
      const parts =
        at === 0
          ? "x"
          : Array(9)
              .fill(`*a${at - 1}`)
              .join(", ");
      return `a${at}: &a${at} [${parts}]`;
    }).join("\n");
  const HOSTILE: Record<string, string> = {
    "alias bomb": bomb(12),
    "an alias of itself": "a: &a [*a]",
    brackets: fill("["),
    "brackets of a map": fill("{a: "),
    "brackets of JSON": `${fill("[").slice(0, 45_000)}${fill("]").slice(0, 45_000)}`,
    dashes: fill("- "),
    questions: fill("? "),
    colons: `a${fill(": ")}`,
    indents: Array.from({ length: 700 }, (_, at) => `${" ".repeat(at)}a:`).join("\n"),
    anchors: `a: ${fill("&a ")}`,
    tags: `a: ${fill("!!x ")}`,
    quotes: `a: "${fill("\\x")}`,
    "an open text": `a: |\n${fill(" \n")}`,
    comments: fill("#\n"),
    documents: fill("---\n"),
    directives: fill("%YAML 1.2\n"),
    "keys said twice": fill("a: 1\n"),
  };

  it.each(Object.entries(HOSTILE))("%s: read or refused within seconds", (_, text) => {
    const start = process.threadCpuUsage();
    try {
      readJsonOrYaml(text, LIMITS);
    } catch (error) {
      expect(error).toBeInstanceOf(FormatError);
    }
    const { user, system } = process.threadCpuUsage(start);
    expect((user + system) / 1000).toBeLessThan(3_000);
  });

  it.each([
    ["alias bomb", "by aliases, from line 2 on"],
    ["brackets of JSON", "nested deeper"],
    ["dashes", "nested deeper"],
  ])("is told what is wrong: %s", (name, words) => {
    expect(() => readJsonOrYaml(HOSTILE[name] ?? "", LIMITS)).toThrow(words);
  });

  it("cannot touch prototypes", () => {
    const read = readJsonOrYaml("__proto__: {x: 1}\nconstructor: {prototype: {y: 1}}", LIMITS);
    expect(Object.hasOwn(Object.prototype, "x")).toBe(false);
    expect(new Place(read).at("toString").isEmpty).toBe(true);
    expect(new Place({}).at("__proto__").isEmpty).toBe(true);
  });

  it("is read or refused with a FormatError, whatever it is", () => {
    const line = fc.oneof(
      fc.constantFrom("a: 1", "- &a x", "- *a", "<<: *a", "? [", "a: !!binary x", "---", "{", "\t"),
      fc.string({ unit: "binary", maxLength: 30 }),
    );
    const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, (input) => {
        try {
          readJsonOrYaml(input, LIMITS);
        } catch (error) {
          expect(error).toBeInstanceOf(FormatError);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("a document", () => {
  it("may come from Windows, as JSON or YAML", () => {
    expect(readJson('\uFEFF{"a":\r\n1}', LIMITS)).toEqual({ a: 1 });
    expect(readJsonOrYaml("\uFEFFa: 1\r\nb:\r\n- c\r\n", LIMITS)).toEqual({ a: 1, b: ["c"] });
    expect(readJsonOrYaml(' {"a": [1]}', LIMITS)).toEqual({ a: [1] });
  });

  it.each([
    ["NUL", "a: \0", "NUL"],
    ["half a character", "a: \uD83D", "UTF-8"],
    ["a web page", "<!DOCTYPE html><p>", "web page"],
    ["JSON cut off", '{"a": ', "no JSON"],
    ["YAML of no shape", "a: 1\nb: c: d\n- e", "no YAML: line 2"],
    ["too long", "x".repeat(LIMITS.limit + 1), "0.1 MB"],
  ])("is refused: %s", (_, text, words) => {
    expect(() => readJsonOrYaml(text, LIMITS)).toThrow(FormatError);
    expect(() => readJsonOrYaml(text, LIMITS)).toThrow(words);
  });
});

describe("a time", () => {
  it.each([
    [1_700_000_000_000, "2023-11-14T22:13:20.000Z"],
    ["1700000000000", "2023-11-14T22:13:20.000Z"],
    ["2024-01-02 03:04:05.678901", "2024-01-02T03:04:05.678Z"],
    ["2024-01-02T03:04:05+02:00", "2024-01-02T01:04:05.000Z"],
    ["2024-01-02", "2024-01-02T00:00:00.000Z"],
    [1e300, null],
    ["yesterday", null],
    [{}, null],
  ])("is read from %j", (value, iso) => {
    expect(new Place(value).time()).toBe(iso);
  });
});

import { type Document, parseDocument, visit } from "yaml";
import { cleaned } from "./card/text";
import { jsonFaultIn } from "./document/json-fault";

// JSON and YAML from strangers, read into plain values without following anything they point at.

/** The text is not what it should be; the message says where and why, for the person who sent it. */
export class FormatError extends Error {}

const MEGABYTE = 1_000_000;
const DEEPEST = 200;
const MOST_ALIASES = 1_000;

/** Pretty errors cost the whole text each; a hostile one holds thousands. */
const OPTIONS = {
  uniqueKeys: false,
  strict: false,
  logLevel: "silent",
  prettyErrors: false,
} as const;

interface Limits {
  /** What the person meant to send: “OpenAPI description”. */
  readonly noun: string;
  /** Longest text, in characters. */
  readonly limit: number;
}

/**
 * Reads a text that must be JSON.
 * @throws FormatError
 */
export function readJson(text: string, limits: Limits): unknown {
  return fromJson(normalised(text, limits), limits.noun);
}

/**
 * Reads JSON where the text opens like JSON, else YAML.
 * @throws FormatError
 */
export function readJsonOrYaml(text: string, limits: Limits): unknown {
  const unified = normalised(text, limits);
  return /^\s*[[{]/.test(unified.slice(0, 1_000))
    ? fromJson(unified, limits.noun)
    : fromYaml(unified, limits.noun);
}

/** Refuses what no reader should see: too long, binary, half characters, a web page. */
export function normalised(text: string, { noun, limit }: Limits): string {
  if (text.length > limit) {
    throw new FormatError(`The ${noun} is longer than ${limit / MEGABYTE} MB.`);
  }
  if (text.includes("\0")) {
    throw new FormatError(`The ${noun} contains a NUL character, so it is no text.`);
  }
  if (!text.isWellFormed()) {
    throw new FormatError(`The ${noun} contains half a character: save it as UTF-8.`);
  }
  const unified = text.replace(/^\uFEFF/, "").trimEnd();
  if (!unified) throw new FormatError(`The ${noun} is empty.`);
  if (/^\s*<(!doctype|html|head|body|\?xml|!--)/i.test(unified.slice(0, 1_000))) {
    throw new FormatError(
      `This is a web page, not the ${noun}: the address may need signing in, or be another one.`,
    );
  }
  return unified;
}

function fromJson(text: string, noun: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FormatError(`The ${noun} is no JSON: ${jsonFaultIn(text)}`);
  }
  return bounded(value, noun);
}

function fromYaml(text: string, noun: string): unknown {
  refuseDeepLines(text, noun);
  try {
    const parsed = parseDocument(text, OPTIONS);
    const [error] = parsed.errors;
    if (error) {
      const line = text.slice(0, error.pos[0]).split("\n").length;
      throw new FormatError(`The ${noun} is no YAML: line ${line}: ${reason(error)}`);
    }
    return bounded(unfolded(parsed, text, noun), noun);
  } catch (error) {
    if (error instanceof FormatError) throw error;
    throw new FormatError(`The ${noun} is no YAML: ${reason(error)}`);
  }
}

/** Parts that repeat parts that repeat parts: a page of text becomes more than a machine holds. */
function unfolded(parsed: Document.Parsed, text: string, noun: string): unknown {
  try {
    return parsed.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (error) {
    if (!(error instanceof ReferenceError) || !error.message.startsWith("Excessive")) throw error;
    let first = 0;
    visit(parsed, {
      Alias(_, { range }) {
        first = range?.[0] ?? 0;
        return visit.BREAK;
      },
    });
    const line = text.slice(0, first).split("\n").length;
    throw new FormatError(
      `The ${noun} repeats its own parts by aliases, from line ${line} on, until it is larger than can be read. Write the parts out.`,
    );
  }
}

const reason = (error: unknown): string =>
  cleaned(error instanceof Error ? (error.message.split("\n")[0] ?? "") : "", 200) ||
  "nobody can say why.";

/** The YAML reader calls itself for each level, so levels are counted before it starts. */
function refuseDeepLines(text: string, noun: string): void {
  let brackets = 0;
  let markers = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at];
    if (letter === "[" || letter === "{") brackets += 1;
    else if (letter === "]" || letter === "}") brackets = Math.max(0, brackets - 1);
    else if (letter === "\n") markers = 0;
    else if ((letter === "-" || letter === "?" || letter === ":") && text[at + 1] === " ") {
      markers += 1;
    }
    if (brackets > DEEPEST * 5 || markers > DEEPEST * 5) throw tooDeep(noun);
  }
}

const tooDeep = (noun: string) =>
  new FormatError(`The ${noun} is nested deeper than anybody writes by hand or tool.`);

/** Refuses a value with more than 200 levels; a shared part is looked at once. */
function bounded(value: unknown, noun: string): unknown {
  const seen = new Set<object>();
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > DEEPEST) throw tooDeep(noun);
    const next: unknown[] = [];
    for (const one of level) {
      if (typeof one !== "object" || one === null || seen.has(one)) continue;
      seen.add(one);
      for (const part of Object.values(one)) next.push(part);
    }
    level = next;
  }
  return value;
}

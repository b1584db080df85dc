import { parseDocument } from "yaml";
import { cleaned } from "./text";

export interface FrontMatter {
  /** What stands under each known key; a map keeps its order and cannot touch prototypes. */
  readonly fields: ReadonlyMap<string, unknown>;
  readonly body: string;
  readonly isPresent: boolean;
  readonly warnings: readonly string[];
}

/** The fields that are read. The others, often thousands of lines of results, cost no time. */
const WANTED = new Set([
  "annotations_creators",
  "base_model",
  "base_model_relation",
  "datasets",
  "gated",
  "language",
  "languages",
  "library_name",
  "license",
  "license_link",
  "license_name",
  "licenses",
  "metrics",
  "model_name",
  "pipeline_tag",
  "pretty_name",
  "size_categories",
  "source_datasets",
  "tags",
  "task_categories",
  "task_ids",
]);
/** Fields that say something by being there. */
const NOTED = new Set([
  "configs",
  "dataset_info",
  "extra_gated_fields",
  "extra_gated_prompt",
  "inference",
  "language_creators",
  "model-index",
  "multilinguality",
  "train-eval-index",
  "widget",
]);
const LONGEST_FIELD = 8_000;
const LONGEST_TOTAL = 20_000;
const MOST_BRACKETS = 400;

/** Splits a card into its YAML head and its text; whatever is wrong with the head becomes a warning. */
export function readFrontMatter(text: string): FrontMatter {
  const open = /^\s*---[ \t]*\n/.exec(text.slice(0, 1_000));
  if (!open) return { fields: new Map(), body: text, isPresent: false, warnings: [] };
  const end = closing(text, open[0].length);
  if (!end) {
    const warnings = [
      "The front matter has no closing line “---”; the card was read as text alone.",
    ];
    return { fields: new Map(), body: text.slice(open[0].length), isPresent: false, warnings };
  }
  const head = text.slice(open[0].length, end.from);
  const { fields, warnings } = readFields(head);
  return { fields, body: text.slice(end.to), isPresent: true, warnings };
}

function closing(text: string, start: number): { from: number; to: number } | null {
  for (let from = start; from >= 0 && from < text.length; ) {
    const stop = text.indexOf("\n", from);
    const line = text.slice(from, stop < 0 ? undefined : stop).trimEnd();
    if (line === "---" || line === "...") return { from, to: stop < 0 ? text.length : stop + 1 };
    if (stop < 0) return null;
    from = stop + 1;
  }
  return null;
}

/** Each field by itself: one that cannot be read does not take the others along. */
function readFields(head: string) {
  const fields = new Map<string, unknown>();
  const warnings: string[] = [];
  const blocks = blocksOf(head);
  if (blocks.length === 0 && head.trim()) {
    warnings.push("The front matter is not a list of fields and was left out.");
  }
  const last = new Map(blocks.map((block) => [block.key, block]));
  for (const key of last.keys()) {
    if (WANTED.has(key) && blocks.filter((one) => one.key === key).length > 1) {
      warnings.push(`“${key}” stands there twice; the last one counts.`);
    }
  }
  let read = 0;
  for (const { key, lines } of last.values()) {
    if (NOTED.has(key)) fields.set(key, true);
    if (!WANTED.has(key)) continue;
    const block = lines.join("\n");
    read += block.length;
    if (block.length > LONGEST_FIELD || read > LONGEST_TOTAL) {
      warnings.push(`“${key}” is too long and was left out.`);
      continue;
    }
    const { value, problem } = readBlock(key, block);
    if (problem) warnings.push(`“${key}” could not be read as YAML: ${problem}`);
    if (value !== undefined && value !== null) fields.set(key, value);
  }
  return { fields, warnings };
}

interface Block {
  readonly key: string;
  readonly lines: string[];
}

function blocksOf(head: string): Block[] {
  const blocks: Block[] = [];
  for (const line of head.split("\n")) {
    const key = /^["']?([A-Za-z_][\w-]{0,60})["']?[ \t]*:(?=\s|$)/.exec(line)?.[1];
    if (key) blocks.push({ key, lines: [line] });
    else blocks.at(-1)?.lines.push(line);
  }
  return blocks;
}

function readBlock(key: string, block: string): { value?: unknown; problem?: string } {
  if ((block.match(/[[{]/g)?.length ?? 0) > MOST_BRACKETS) return { problem: "too many brackets." };
  try {
    const options = { uniqueKeys: false, strict: false, logLevel: "silent" } as const;
    const parsed = parseDocument(block, options);
    const [error] = parsed.errors;
    if (error) {
      return { value: rawValue(block), problem: cleaned(error.message.split("\n")[0] ?? "", 120) };
    }
    const value: unknown = parsed.toJS({ maxAliasCount: 50, mapAsMap: true });
    return { value: value instanceof Map ? value.get(key) : undefined };
  } catch (error) {
    const message = error instanceof Error ? error.message : "";
    return { problem: cleaned(message, 120) };
  }
}

/** `pretty_name: Foo: the sequel` is no YAML, but everybody understands it. */
function rawValue(block: string): string | undefined {
  const [line = "", ...more] = block.trimEnd().split("\n");
  const value = line.slice(line.indexOf(":") + 1).trim();
  return more.length === 0 && !/^[[{&*!|>]/.test(value) ? value : undefined;
}

/** Every text in a value: cards write one, a list, or a map of lists for the same thing. */
export function textsOf(value: unknown): string[] {
  const texts: string[] = [];
  const seen: unknown[] = [value];
  for (let at = 0; at < seen.length && texts.length < 300 && at < 5_000; at += 1) {
    const one = seen[at];
    if (Array.isArray(one)) for (const part of one) seen.push(part);
    else if (one instanceof Map) for (const part of one.values()) seen.push(part);
    else if (typeof one === "string" || typeof one === "number" || typeof one === "boolean") {
      const text = cleaned(String(one), 200);
      if (text) texts.push(text);
    }
  }
  return [...new Set(texts)];
}

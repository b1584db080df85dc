import { createHash } from "node:crypto";
import { type FrontMatter, readFrontMatter, textsOf } from "./card/front-matter";
import { Reading } from "./card/reading";
import { type Body, readBody } from "./card/sections";
import type { Card, CardKind } from "./card/shape";
import { cleaned } from "./card/text";

// Hugging Face model and dataset cards: Markdown with a YAML head, both as people really write them.

/** The text is no card; the message says why, for the person who sent it. */
export class CardError extends Error {}

/** Callers refuse longer input before they hold it in memory. */
export const CARD_LIMIT = 1_000_000;

/**
 * Reads a card. Wrong or missing fields become warnings.
 * @throws CardError when the text cannot be a card at all
 */
export function parseCard(
  text: string,
  { kind, fileName }: { kind?: CardKind; fileName?: string } = {},
): Card {
  const head = readFrontMatter(normalised(text));
  const body = readBody(head.body);
  const warnings = [...head.warnings];
  if (!head.isPresent) {
    warnings.push("The card has no front matter; everything was read from its text.");
  }
  const judged = kind ?? kindOf(head, body, warnings);
  const name = nameOf(judged, { head, body, fileName, warnings });
  return new Reading(head, body, warnings).card(judged, name);
}

/** The same card gives the same digest, whatever the line ends and the blank lines at its end. */
export function cardDigest(text: string): string {
  return createHash("sha256").update(normalised(text), "utf8").digest("hex");
}

function normalised(text: string): string {
  if (text.length > CARD_LIMIT) throw new CardError("The card is longer than 1 MB.");
  if (text.includes("\0"))
    throw new CardError("The card contains a NUL character, so it is no text.");
  if (!text.isWellFormed()) {
    throw new CardError("The card contains half a character (a lone surrogate): save it as UTF-8.");
  }
  const unified = text
    .replace(/^\uFEFF/, "")
    .replace(/\r\n?/g, "\n")
    .trimEnd();
  if (!unified) throw new CardError("The card is empty.");
  return `${unified}\n`;
}

const MODEL_FIELDS = ["pipeline_tag", "base_model", "library_name", "model-index", "model_name"];
const DATASET_FIELDS = [
  "pretty_name",
  "task_categories",
  "size_categories",
  "annotations_creators",
  "source_datasets",
  "dataset_info",
  "language_creators",
];

function kindOf({ fields }: FrontMatter, body: Body, warnings: string[]): CardKind {
  const count = (names: readonly string[]) => names.filter((name) => fields.has(name)).length;
  const difference = count(DATASET_FIELDS) - count(MODEL_FIELDS);
  if (difference !== 0) return difference > 0 ? "dataset" : "model";
  const title = body.sections[0]?.title ?? "";
  if (/\bdata\s?set|\bdata card/i.test(title)) return "dataset";
  if (/\bmodel/i.test(title)) return "model";
  const first = /\b(models?|data\s?sets?|(pre-?|fine-?)?(trained|tuned) on)\b/i.exec(
    body.prose,
  )?.[1];
  if (!first) warnings.push("Nothing says whether this is a model or a data set; read as a model.");
  return /^data/i.test(first ?? "") ? "dataset" : "model";
}

const NO_NAME =
  /^(table of contents|contents|introduction|overview|summary|usage|about|description|readme|how to use|(model|dataset)( card| description| details| summary)?)$/i;

interface Naming {
  readonly head: FrontMatter;
  readonly body: Body;
  readonly fileName: string | undefined;
  readonly warnings: string[];
}

function nameOf(kind: CardKind, { head, body, fileName, warnings }: Naming): string {
  const title = body.sections
    .slice(0, 5)
    .map((section) => section.title.replace(/^(dataset|model|data) card (for|of)\s+/i, ""))
    .map((one) => cleaned(one.replace(/^["“'](.*)["”']$/, "$1").replace(/ dataset$/i, ""), 200))
    .find((one) => one && !NO_NAME.test(one));
  const file = cleaned(
    fileName
      ?.split(/[/\\]/)
      .at(-1)
      ?.replace(/\.(md|markdown|txt)$/i, "") ?? "",
  );
  const given = textsOf(head.fields.get(kind === "dataset" ? "pretty_name" : "model_name"))[0];
  const fromFile = /^(readme)?$/i.test(file) ? undefined : file;
  const name = given ?? title ?? fromFile;
  if (!name) warnings.push("The card names nothing; give it a name.");
  return cleaned(name ?? (kind === "model" ? "Unnamed model" : "Unnamed data set"), 200);
}

import { readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { importCard } from "@/lib/domain/risks/imports/commands";
import { previewImport } from "@/lib/domain/risks/imports/queries";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import { CARD_LIMIT, CardError, cardDigest, parseCard } from "@/lib/formats/card";
import type { Card, CardKind } from "@/lib/formats/card/shape";
import type { Actor, Via } from "@/lib/kernel/actor";
import { AppError, invalid, tooLarge } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";

/** Cards from files and uploads, read here because the domain knows no file formats. */
interface Origin {
  kind?: CardKind | undefined;
  fileName?: string | undefined;
}

/** A card as the import commands take it. */
export interface ReadCard {
  readonly card: Card;
  readonly digest: string;
}

/**
 * Reads a card's text for the import commands.
 * @throws AppError naming the field `file`
 */
export function readCard(text: string, { kind, fileName }: Origin = {}): ReadCard {
  try {
    const card = parseCard(text, { ...(kind && { kind }), ...(fileName && { fileName }) });
    return { card, digest: cardDigest(text) };
  } catch (error) {
    if (error instanceof CardError) throw invalid({ file: [error.message] }, error.message);
    throw error;
  }
}

/** Where cards go: the database here, or a server elsewhere. */
export interface ImportDoor {
  preview(input: ReadCard): Promise<ImportAnswer>;
  carryOut(input: ReadCard): Promise<ImportAnswer>;
}

export const importDoor = (actor: Actor, via: () => Via): ImportDoor => ({
  preview: (input) => execute(previewImport, actor, input, via()),
  carryOut: (input) => execute(importCard, actor, input, via()),
});

export interface ImportOptions {
  readonly kind?: CardKind | undefined;
  readonly dryRun?: boolean | undefined;
  readonly door: ImportDoor;
}

/** What `annex import --json` prints, with the files that were refused beside it. */
export interface ImportReport {
  created: number;
  updated: number;
  unchanged: number;
  warnings: string[];
  items: { action: string; kind: string; name: string; reference: string | null }[];
  proposals: { asset: string; threat: string; reason: string }[];
  refused: { file: string; message: string }[];
}

/** Imports the cards of these files and folders, one after another; a bad one does not stop the rest. */
export async function importFiles(
  paths: readonly string[],
  { kind, dryRun = false, door }: ImportOptions,
): Promise<ImportReport> {
  const report: ImportReport = {
    created: 0,
    updated: 0,
    unchanged: 0,
    warnings: [],
    items: [],
    proposals: [],
    refused: [],
  };
  for (const file of paths.flatMap(cardsIn)) {
    try {
      const input = readCard(textOf(file), { kind, fileName: nameOf(file) });
      add(report, file, await (dryRun ? door.preview(input) : door.carryOut(input)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      report.refused.push({ file, message: error.message });
    }
  }
  return report;
}

function add(report: ImportReport, file: string, answer: ImportAnswer) {
  report.created += answer.created;
  report.updated += answer.updated;
  report.unchanged += answer.unchanged;
  report.warnings.push(...answer.warnings.map((warning) => `${basename(file)}: ${warning}`));
  for (const { action, kind, name, reference } of answer.items) {
    report.items.push({ action, kind, name, reference });
  }
  for (const { asset, threat, reason } of answer.proposals) {
    report.proposals.push({ asset, threat, reason });
  }
}

/** A folder gives its Markdown files and those below it. */
function cardsIn(path: string): string[] {
  if (!statOf(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && /\.(md|markdown)$/i.test(one.name))
    .map((one) => join(one.parentPath, one.name))
    .sort();
}

function statOf(path: string) {
  try {
    return statSync(path);
  } catch {
    throw invalid({ file: [`${path} cannot be read.`] }, `${path} cannot be read.`);
  }
}

function textOf(file: string): string {
  if (statOf(file).size > CARD_LIMIT) throw tooLarge("A card may have at most 1 MB.");
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(file));
  } catch {
    throw invalid({ file: ["The file is not UTF-8 text."] }, "The file is not UTF-8 text.");
  }
}

/** On the hub every card is called README.md; its folder has the name. */
function nameOf(file: string): string {
  const name = basename(file);
  return /^readme\./i.test(name) ? `${basename(dirname(file))}${extname(name)}` : name;
}

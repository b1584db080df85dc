import { draftBom } from "@/lib/domain/assets/imports/boms/rules";
import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import { draftTable, passedOver, proposed } from "@/lib/domain/assets/imports/tables/rules";
import { LEFT_OUT, type Mapping, type Sheet } from "@/lib/domain/assets/imports/tables/schema";
import type { ByteSource } from "@/lib/formats/byte-source";
import { CARD_LIMIT, CardError } from "@/lib/formats/card";
import { readBom } from "@/lib/formats/cyclonedx/read";
import { FormatError, readJson } from "@/lib/formats/document";
import { draftCard } from "@/lib/formats/draft/card";
import { draftFound } from "@/lib/formats/draft/found";
import { draftMlflow } from "@/lib/formats/draft/mlflow";
import { draftOpenApi } from "@/lib/formats/draft/openapi";
import type { Drafted, Format } from "@/lib/formats/draft/shape";
import { utf8 } from "@/lib/formats/encoding";
import { parseEvaluation } from "@/lib/formats/evaluation";
import { FormatError as FoundError } from "@/lib/formats/found";
import { readGguf } from "@/lib/formats/gguf";
import { parseMlflow } from "@/lib/formats/mlflow";
import { readModelConfig } from "@/lib/formats/model-config";
import { readModelfile } from "@/lib/formats/modelfile";
import { parseOpenApi } from "@/lib/formats/openapi";
import { recognise } from "@/lib/formats/recognise";
import { readSafetensors } from "@/lib/formats/safetensors";
import { readTable } from "@/lib/formats/table";
import { AppError, invalid } from "@/lib/kernel/errors";
import type { AssetKind } from "@/prisma/generated/enums";
import { readEvaluation } from "../evaluation";

/** Files become drafts here, because the domain knows no file formats. */
export interface Told {
  /** With its folders, where they are known. */
  readonly name: string;
  readonly kind?: AssetKind | undefined;
  /** Of the whole file, where only its head is sent. */
  readonly size?: number | undefined;
  /** Of the whole file, in hex. */
  readonly sha256?: string | undefined;
  /** The asset's name, when the file says none. */
  readonly asset?: string | undefined;
  readonly mapping?: Mapping | undefined;
  /** The mapping is all there is: a column that it does not name is a fault, not left out. */
  readonly isStrict?: boolean | undefined;
  /** Rows and columns as they stand are wanted, whatever they are of. */
  readonly isSheet?: boolean | undefined;
}

/** Columns of a table, to be mapped before its rows are drafts. */
export interface Columns {
  readonly headers: readonly string[];
  readonly mapping: Mapping;
  readonly rows: number;
  /** The first rows, to see what a column holds. */
  readonly sample: readonly (readonly string[])[];
}

export interface ReadFile {
  readonly format: Format | "evaluation";
  readonly drafts: readonly DraftGiven[];
  readonly warnings: readonly string[];
  readonly columns?: Columns;
  readonly sheet?: Sheet;
}

/** @throws AppError naming the field `file`, with line, byte or path */
export async function readFile(bytes: Uint8Array, told: Told): Promise<ReadFile> {
  try {
    return await read(bytes, told);
  } catch (error) {
    const isBad =
      error instanceof FormatError || error instanceof FoundError || error instanceof CardError;
    if (isBad) throw invalid({ file: [error.message] }, error.message);
    throw error;
  }
}

/** Reads the header of weights where they lie. @throws AppError as `readFile` does */
export async function readWeights(source: ByteSource, told: Told): Promise<ReadFile> {
  const base = told.name.split("/").at(-1) ?? told.name;
  const file = {
    fileName: base,
    sha256: told.sha256 ?? null,
    bytes: source.size,
    name: told.asset ?? null,
  };
  try {
    const isGguf = /\.gguf$/i.test(base);
    return draftFound(await (isGguf ? readGguf(source) : readSafetensors(source)), file);
  } catch (error) {
    if (error instanceof FoundError) throw invalid({ file: [error.message] }, error.message);
    throw error;
  }
}

async function read(bytes: Uint8Array, told: Told): Promise<ReadFile> {
  const base = told.name.split("/").at(-1) ?? told.name;
  const format = recognise(told.name, bytes);
  const file = {
    fileName: base,
    sha256: told.sha256 ?? null,
    bytes: told.size ?? bytes.length,
    name: told.asset ?? null,
  };
  if (told.isSheet) {
    if (format !== "table") throw new FormatError("Choose a table: CSV or XLSX.");
    return { format, drafts: [], warnings: [], sheet: await readTable(bytes) };
  }
  switch (format) {
    case "table":
      return readRows(bytes, told, base);
    case "gguf":
    case "safetensors":
      return readWeights(sourceOf(bytes, told), { ...told, name: weightsName(base, format) });
    case "modelfile":
      return draftFound(readModelfile(utf8(bytes)), { ...file, sha256: null });
    case "model-config":
      return draftFound(readModelConfig(utf8(bytes), base), { ...file, sha256: null });
    case "mlflow":
      return draftMlflow(parseMlflow(utf8(bytes)), { name: told.asset });
    case "openapi":
      return draftOpenApi(parseOpenApi(utf8(bytes)));
    case "cyclonedx":
      return bomOf(utf8(bytes));
    case "evaluation":
      return evaluationsOf(utf8(bytes), base);
    default:
      return cardOf(bytes, told);
  }
}

/** Weights are known by their first bytes too, whatever they are called. */
const weightsName = (base: string, format: "gguf" | "safetensors") =>
  base.toLowerCase().endsWith(`.${format}`) ? base : `${base}.${format}`;

const BOM_LIMIT = 30_000_000;

function bomOf(text: string): Drafted {
  const { warnings, ...bom } = readBom(
    readJson(text, { noun: "bill of materials", limit: BOM_LIMIT }),
  );
  return { format: "cyclonedx", drafts: draftBom(bom), warnings };
}

function cardOf(bytes: Uint8Array, { name, kind }: Told): Drafted {
  if (bytes.length > CARD_LIMIT) throw new CardError("The card is longer than 1 MB.");
  if (kind && kind !== "model" && kind !== "dataset") {
    throw new CardError("A card describes a model or a dataset.");
  }
  return draftCard(utf8(bytes), { kind, fileName: cardName(name) });
}

/** On the hub every card is called README.md; its folder has the name. */
function cardName(path: string): string {
  const parts = path.split("/");
  const name = parts.at(-1) ?? path;
  return /^readme\./i.test(name) ? `${parts.at(-2) ?? ""}.md` : name;
}

async function readRows(bytes: Uint8Array, told: Told, file: string): Promise<ReadFile> {
  const sheet = await readTable(bytes);
  if (sheet.rows.every((row) => row.cells.every((cell) => !cell.trim()))) {
    throw new FormatError("The table holds no rows.");
  }
  const mapping = { ...proposed(sheet.headers), ...told.mapping };
  // What nobody can set is not asked about, so that nothing else is made of it either.
  const passed = passedOver(sheet.headers);
  const isAsked = (_: string, at: number) => !passed.includes(sheet.headers[at] ?? "");
  const columns = {
    headers: sheet.headers.filter(isAsked),
    mapping,
    rows: sheet.rows.length,
    sample: sheet.rows
      .slice(0, 3)
      .map((one) => one.cells.filter(isAsked).map((cell) => cell.slice(0, 100))),
  };
  const left = Object.fromEntries(passed.map((one) => [one, LEFT_OUT]));
  if (!told.mapping) return { format: "table", drafts: [], warnings: [], columns };
  const { drafts, problems } = draftTable(
    sheet,
    told.isStrict ? { ...left, ...told.mapping } : mapping,
    {
      kind: told.kind,
      source: file,
    },
  );
  if (problems.length > 0) throw invalid({ file: [...problems] }, problems.slice(0, 5).join(" "));
  const warnings =
    passed.length > 0
      ? [
          `This is an export of Annex; these columns cannot be set and were passed over: ${passed.join(", ")}.`,
        ]
      : [];
  return { format: "table", drafts, warnings, columns };
}

/** Each model that was measured, known by its digest or name. */
function evaluationsOf(text: string, file: string): ReadFile {
  const { runs } = parseEvaluation(text);
  const warnings = new Set<string>();
  const drafts = runs.flatMap((run): DraftGiven[] => {
    if (run.metrics.length === 0) return [];
    if (!run.model)
      throw new FormatError("The results name no model: use “annex evaluation push”.");
    const said = { asset: "x", ...(runs.length > 1 && { model: run.model }) };
    const { input, warnings: more } = readEvaluation(text, file, said);
    for (const one of more) warnings.add(one);
    const { asset: _, ...evaluation } = input;
    const digest = evaluation.digest ? `sha256:${evaluation.digest.replace(/^sha256:/, "")}` : null;
    return [
      {
        kind: "model",
        name: run.model.slice(0, 200),
        digests: digest ? [digest] : [],
        evaluations: [evaluation],
      },
    ];
  });
  return { format: "evaluation", drafts, warnings: [...warnings] };
}

/** The head of a file that is longer; what was not sent is asked for in vain. */
function sourceOf(bytes: Uint8Array, { size = bytes.length }: Told): ByteSource {
  return {
    size: Math.max(size, bytes.length),
    read: async (offset, length) => {
      if (offset + length > bytes.length && bytes.length < size) {
        throw new AppError(
          "too_large",
          `The header is longer than the ${Math.floor(bytes.length / 1_000_000)} MB that were sent. Use “annex import” on the machine that has the file.`,
        );
      }
      return bytes.subarray(offset, offset + length);
    },
  };
}

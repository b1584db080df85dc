import { createReadStream } from "node:fs";
import { fileTypeFromFile } from "file-type";
import { archiveFault } from "./contents/archive";
import { imageFault } from "./contents/image";
import { pdfFault } from "./contents/pdf";
import { endingOf } from "./file-name";

/** What evidence may be: the kind, its endings, and what people call it. */
export const FILE_KINDS = [
  "pdf",
  "png",
  "jpeg",
  "csv",
  "text",
  "markdown",
  "json",
  "yaml",
  "log",
  "zip",
  "docx",
  "xlsx",
  "pptx",
] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const KINDS = {
  pdf: { endings: ["pdf"], called: "PDF", text: false },
  png: { endings: ["png"], called: "PNG", text: false },
  jpeg: { endings: ["jpg", "jpeg"], called: "JPEG", text: false },
  csv: { endings: ["csv"], called: "CSV", text: true },
  text: { endings: ["txt"], called: "text", text: true },
  markdown: { endings: ["md"], called: "Markdown", text: true },
  json: { endings: ["json"], called: "JSON", text: true },
  yaml: { endings: ["yaml", "yml"], called: "YAML", text: true },
  log: { endings: ["log"], called: "log", text: true },
  zip: { endings: ["zip"], called: "ZIP", text: false },
  docx: { endings: ["docx"], called: "Word", text: false },
  xlsx: { endings: ["xlsx"], called: "Excel", text: false },
  pptx: { endings: ["pptx"], called: "PowerPoint", text: false },
} as const satisfies Record<FileKind, { endings: string[]; called: string; text: boolean }>;

const BY_ENDING = new Map<string, FileKind>(
  FILE_KINDS.flatMap((kind) => KINDS[kind].endings.map((ending) => [ending, kind] as const)),
);

export type KindVerdict =
  | { readonly ok: true; readonly kind: FileKind }
  | { readonly ok: false; readonly message: string };

/** Words of the list “PDF, PNG, … or PowerPoint”, for messages and for the upload field. */
export const ALLOWED_KINDS = listed(Object.values(KINDS).map((kind) => kind.called));
/** The endings an upload field may offer: `.pdf,.png,…` */
export const ALLOWED_ENDINGS = Object.values(KINDS)
  .flatMap((kind) => kind.endings.map((ending) => `.${ending}`))
  .join(",");

/**
 * The kind of a file on disk, only when its name's ending and its bytes agree and both are allowed.
 * The browser's own claim about the type is not asked for: it follows the name.
 */
export async function fileKind(path: string, name: string): Promise<KindVerdict> {
  const kind = kindOfEnding(endingOf(name));
  if (!kind) return refused(`“${name}” cannot be kept: allowed are ${ALLOWED_KINDS} files.`);
  return KINDS[kind].text ? textKind(path, name, kind) : binaryKind(path, name, kind);
}

async function binaryKind(path: string, name: string, kind: FileKind): Promise<KindVerdict> {
  const found = await fileTypeFromFile(path);
  const holds = found && kindOfEnding(found.ext);
  if (holds === kind) {
    const fault = await faultOf(path, kind);
    return fault === null ? { ok: true, kind } : refused(`“${name}” ${fault}`);
  }
  const content = holds ? `${KINDS[holds].called} content` : "something else";
  return refused(
    `“${name}” does not hold what its ending says but ${content}: export it again as ${KINDS[kind].called}, or give it the ending that fits. Allowed are ${ALLOWED_KINDS} files.`,
  );
}

/** The first bytes say what it is; whether it is harmless and whole the rest has to say. */
function faultOf(path: string, kind: FileKind): Promise<string | null> {
  if (kind === "png" || kind === "jpeg") return imageFault(path, kind);
  return kind === "pdf" ? pdfFault(path) : archiveFault(path);
}

async function textKind(path: string, name: string, kind: FileKind): Promise<KindVerdict> {
  const found = await fileTypeFromFile(path);
  const start = await textStart(path);
  if (start === null) {
    return refused(
      `“${name}” is not UTF-8 text: save it with the encoding UTF-8 and upload it again.`,
    );
  }
  // Many signatures are short enough to open a plain sentence; these are not.
  const isOther = found && ["pdf", "xml", "rtf", "ps", "eps"].includes(found.ext);
  if (isOther || MARKUP.test(start)) {
    return refused(
      `“${name}” holds a document for a browser or viewer, not plain text. Allowed are ${ALLOWED_KINDS} files.`,
    );
  }
  return { ok: true, kind };
}

const MARKUP = /^\s*<(!doctype|\?xml|html|head|body|svg|script|style|iframe|object|embed)/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for; logs may carry ESC
const CONTROL = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;
const START = 1024;

/** The first letters when the whole file is UTF-8 text without control characters, else null. */
async function textStart(path: string): Promise<string | null> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let start = "";
  try {
    for await (const chunk of createReadStream(path)) {
      const piece = decoder.decode(chunk, { stream: true });
      if (CONTROL.test(piece)) return null;
      if (start.length < START) start += piece.slice(0, START);
    }
    decoder.decode();
    return start;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function kindOfEnding(ending: string): FileKind | undefined {
  return BY_ENDING.get(ending);
}

const refused = (message: string): KindVerdict => ({ ok: false, message });

function listed(words: readonly string[]): string {
  return `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}

import { directory, unpacked } from "@/lib/formats/table/zip";

/** What a word processor finds in a file of `writeDocx`. */
export interface ReadDocx {
  readonly parts: readonly string[];
  /** Paragraphs of the body in their order, those of tables too. */
  readonly paragraphs: readonly string[];
  readonly styles: readonly string[];
  /** Rows of each table, cell by cell. */
  readonly tables: readonly (readonly (readonly string[])[])[];
  /** How many rows say that they stand again on each page. */
  readonly repeated: number;
  readonly header: string;
  readonly footer: string;
  /** Fields that the program fills in. */
  readonly fields: readonly string[];
  readonly language: string;
  readonly title: string;
  readonly isLandscape: boolean;
}

/** Opens a file of ours, holding every part against the rules of XML. */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const entries = directory(bytes);
  const parts = new Map(
    entries.map((entry) => [entry.name, new TextDecoder().decode(unpacked(bytes, entry))]),
  );
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) mustBeXml(name, xml);
  const body = parts.get("word/document.xml") ?? "";
  const named = (like: RegExp) =>
    [...parts].flatMap(([name, xml]) => (like.test(name) ? [xml] : [])).join("");
  const footer = named(/^word\/footer\d*\.xml$/);
  return {
    parts: [...parts.keys()],
    paragraphs: insides(body, "w:p").map(textOf),
    styles: [...body.matchAll(/<w:pStyle w:val="([^"]*)"/g)].map((one) => one[1] ?? ""),
    tables: insides(body, "w:tbl").map((table) =>
      insides(table, "w:tr").map((row) => insides(row, "w:tc").map(textOf)),
    ),
    repeated: body.match(/<w:tblHeader(?=[\s/>])/g)?.length ?? 0,
    header: textOf(named(/^word\/header\d*\.xml$/)),
    footer: textOf(footer),
    fields: [...footer.matchAll(/<w:instrText[^>]*>([^<]*)</g)].map((one) => one[1] ?? ""),
    language: /<w:lang w:val="([^"]*)"/.exec(parts.get("word/styles.xml") ?? "")?.[1] ?? "",
    title: decoded(/<dc:title>([^<]*)</.exec(parts.get("docProps/core.xml") ?? "")?.[1] ?? ""),
    isLandscape: body.includes('w:orient="landscape"'),
  };
}

/** What stands between the outermost tags of a name. */
const insides = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?(?:/>|>([\\s\\S]*?)</${name}>)`, "g"))].map(
    (one) => one[1] ?? "",
  );
const textOf = (xml: string) => decoded(insides(xml, "w:t").join(""));
const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&apos;": "'",
  "&amp;": "&",
};
const decoded = (text: string) =>
  text.replaceAll(/&(?:lt|gt|quot|apos|amp);/g, (one) => ENTITIES[one] ?? one);

const TOKEN = /<([/?!]?)([^\s/>?]*)((?:[^>"']|"[^"<]*"|'[^'<]*')*?)(\/?|\?)>/y;

/** Tags that close in their order, attributes in quotes, no bare ampersand, no letter that XML forbids. */
function mustBeXml(name: string, xml: string) {
  const open: string[] = [];
  for (let at = 0; at < xml.length; ) {
    if (xml[at] !== "<") {
      const end = xml.indexOf("<", at);
      mustBeText(name, xml.slice(at, end === -1 ? undefined : end));
      at = end === -1 ? xml.length : end;
      continue;
    }
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(xml);
    if (!found) throw new Error(`${name}: no tag at ${xml.slice(at, at + 80)}`);
    const [whole, kind, tag = "", inner = "", ending] = found;
    mustBeText(name, inner);
    if (kind === "/" && open.pop() !== tag) throw new Error(`${name}: ${tag} closes out of order`);
    if (kind === "" && ending !== "/") open.push(tag);
    at += whole.length;
  }
  if (open.length > 0) throw new Error(`${name}: ${open.join()} never closes`);
}

function mustBeText(name: string, text: string) {
  const wrong = /&(?!(?:lt|gt|quot|apos|amp|#\d+|#x[\da-fA-F]+);)/.exec(text);
  if (wrong) throw new Error(`${name}: a bare ampersand in ${text.slice(0, 80)}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the letters meant
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text)) {
    throw new Error(`${name}: a letter that XML forbids`);
  }
  if (!text.isWellFormed()) throw new Error(`${name}: half a letter`);
}

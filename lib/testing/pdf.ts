import { inflateSync } from "node:zlib";

/** What a reader of PDFs finds in one: its words, its pages and what each piece is tagged as. */
export interface ReadPdf {
  readonly text: string;
  readonly pages: number;
  readonly isTagged: boolean;
  readonly language: string;
  readonly title: string;
  readonly tags: readonly string[];
}

interface Stored {
  readonly dict: string;
  readonly stream: string;
}

/** Reads the files that `writePdf` makes; not every PDF there is. */
export function readPdf(bytes: Uint8Array): ReadPdf {
  const objects = objectsOf(Buffer.from(bytes).toString("latin1"));
  const all = [...objects.values()];
  const catalogue = all.find(({ dict }) => dict.includes("/Type /Catalog"))?.dict ?? "";
  const tree = all.find(({ dict }) => dict.includes("/Type /Pages"))?.dict ?? "";
  const kids = refsIn(/\/Kids \[([^\]]*)\]/.exec(tree)?.[1] ?? "");
  const pages = kids.flatMap((kid) => objects.get(kid) ?? []);
  const root = objects.get(refOf(catalogue, "StructTreeRoot"));
  const info = all.find(({ dict }) => dict.includes("/CreationDate"))?.dict ?? "";
  return {
    text: pages
      .flatMap((page) => words(page, objects))
      .join(" ")
      .replaceAll(/\s+/g, " "),
    pages: pages.length,
    isTagged: objects.get(refOf(catalogue, "MarkInfo"))?.dict.includes("/Marked true") ?? false,
    language: /\/Lang \(([^)]*)\)/.exec(catalogue)?.[1] ?? "",
    title: objects.get(refOf(info, "Title"))?.dict.replace(/^\((.*)\)$/, "$1") ?? "",
    tags: root ? tagsBelow(root.dict, objects) : [],
  };
}

type Objects = ReadonlyMap<number, Stored>;

function objectsOf(file: string): Objects {
  const found = new Map<number, Stored>();
  for (const [, id, body = ""] of file.matchAll(/^(\d+) 0 obj\n([\s\S]*?)\nendobj$/gm)) {
    const start = body.indexOf("stream\n");
    const dict = start === -1 ? body : body.slice(0, start);
    const raw = start === -1 ? "" : body.slice(start + 7, body.lastIndexOf("\nendstream"));
    const isPacked = dict.includes("/FlateDecode");
    const stream = isPacked ? inflateSync(Buffer.from(raw, "latin1")).toString("latin1") : raw;
    found.set(Number(id), { dict, stream });
  }
  return found;
}

const refsIn = (text: string) => [...text.matchAll(/(\d+) 0 R/g)].map((one) => Number(one[1]));
const refOf = (dict: string, key: string) =>
  Number(new RegExp(`/${key} (\\d+) 0 R`).exec(dict)?.[1] ?? -1);

/** Names of the structure's elements, in reading order. */
function tagsBelow(dict: string, objects: Objects): string[] {
  const listed = /\/K (?:\[([^\]]*)\]|(\d+ 0 R))/.exec(dict);
  return refsIn(listed?.[1] ?? listed?.[2] ?? "").flatMap((ref) => {
    const child = objects.get(ref)?.dict ?? "";
    const tag = /\/S \/(\w+)/.exec(child)?.[1];
    return tag ? [tag, ...tagsBelow(child, objects)] : [];
  });
}

/** The pieces of text that a page shows, through the tables by which its fonts name their letters. */
function words(page: Stored, objects: Objects): string[] {
  const resources = objects.get(refOf(page.dict, "Resources"))?.dict ?? page.dict;
  const fonts = new Map<string, ReadonlyMap<string, string>>();
  for (const [, name = "", ref] of resources.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
    const font = objects.get(Number(ref))?.dict ?? "";
    fonts.set(name, lettersOf(objects.get(refOf(font, "ToUnicode"))?.stream ?? ""));
  }
  const content = objects.get(refOf(page.dict, "Contents"))?.stream ?? "";
  const found: string[] = [];
  let letters: ReadonlyMap<string, string> = new Map();
  for (const [, font, shown] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (font) letters = fonts.get(font) ?? letters;
    const codes = [...(shown ?? "").matchAll(/<([0-9a-f]*)>/g)].map((one) => one[1] ?? "").join("");
    if (shown) found.push((codes.match(/.{4}/g) ?? []).map((one) => letters.get(one)).join(""));
  }
  return found;
}

function lettersOf(table: string): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  for (const [, first = "", , listed = ""] of table.matchAll(
    /<([0-9a-f]{4})> <([0-9a-f]{4})> \[([^\]]*)\]/g,
  )) {
    [...listed.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, code = ""], at) => {
      const glyph = (Number.parseInt(first, 16) + at).toString(16).padStart(4, "0");
      letters.set(glyph, Buffer.from(code.replaceAll(" ", ""), "hex").swap16().toString("utf16le"));
    });
  }
  return letters;
}

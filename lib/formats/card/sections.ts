import { isUnfilled, plain, sentences } from "./text";

/** A heading with the lines below it, up to the next heading that stands at least as high. */
export interface Section {
  readonly level: number;
  readonly title: string;
  readonly text: string;
}

export interface Body {
  readonly sections: readonly Section[];
  /** The text outside code, headings included. */
  readonly prose: string;
}

const LONGEST_HEADING = 300;
const LONGEST_SECTION = 8_000;
const LONGEST_PROSE = 250_000;
const MOST_SECTIONS = 2_000;

interface Heading {
  readonly level: number;
  readonly title: string;
  readonly line: number;
}

/** Reads the headings of a card. Code is left out, or an example could pass for a statement. */
export function readBody(markdown: string): Body {
  const lines = withoutCode(markdown.split("\n"));
  const headings: Heading[] = [];
  for (let line = 0; line < lines.length && headings.length < MOST_SECTIONS; line += 1) {
    const found = headingOf(lines[line] ?? "", lines[line + 1] ?? "");
    if (found) headings.push({ ...found, line });
  }
  const sections = headings.map(({ level, title, line }, at) => ({
    level,
    title,
    text: sectionText(lines, line + 1, endOf(headings, at) ?? lines.length),
  }));
  return { sections, prose: lines.join("\n").slice(0, LONGEST_PROSE) };
}

/** The first section of this title that somebody filled in. */
export function filled(body: Body, title: RegExp): Section | null {
  const named = body.sections.filter((one) => title.test(one.title)).slice(0, 20);
  return named.find((one) => hasContent(one.text)) ?? null;
}

const hasContent = (text: string): boolean =>
  sentences(text.replace(/^ {0,3}#{1,6}[ \t].*$/gm, "\n")).length > 0;

/** The first paragraph that says something and is no heading, list, table or image. */
export function firstParagraph(markdown: string): string {
  for (const paragraph of markdown.slice(0, 20_000).split(/\n\s*\n/)) {
    if (/^\s*([#|<>=-]|[*+] |\d+\. |!\[|\[!\[)/.test(paragraph)) continue;
    const text = plain(paragraph);
    if (!isUnfilled(text)) return text;
  }
  return "";
}

/** Only following headings of the same family are looked at, so that a thousand headings stay cheap. */
function endOf(headings: readonly Heading[], at: number): number | undefined {
  const level = headings[at]?.level ?? 0;
  for (let next = at + 1; next < headings.length && next < at + 50; next += 1) {
    const other = headings[next];
    if (other && other.level <= level) return other.line;
  }
  return headings[at + 50]?.line;
}

function sectionText(lines: readonly string[], from: number, to: number): string {
  const taken: string[] = [];
  let size = 0;
  for (let at = from; at < to && size < LONGEST_SECTION; at += 1) {
    const line = lines[at] ?? "";
    taken.push(line.slice(0, LONGEST_SECTION));
    size += line.length + 1;
  }
  return taken.join("\n");
}

function headingOf(line: string, below: string): { level: number; title: string } | null {
  // Most lines are none: a look at the first letter spares them the patterns.
  const first = line.trimStart()[0];
  if (first === undefined || line.length > LONGEST_HEADING) return null;
  if (first !== "#" && first !== "<" && first !== "*" && !below.startsWith("===")) return null;
  const marks = /^ {0,3}(#{1,6})[ \t]+/.exec(line) ?? /^ {0,3}(#{1,6})(?=[^\s#])/.exec(line);
  if (marks) return titled(marks[1]?.length ?? 1, line.slice(marks[0].length));
  const html = /^\s*<h([1-6])[^<>]*>/i.exec(line);
  if (html) return titled(Number(html[1]), line.slice(html[0].length));
  if (/^={3,}\s*$/.test(below)) return titled(1, line);
  const bold = /^\s*\*\*([^*]{1,80})\*\*:?\s*$/.exec(line);
  return bold ? titled(7, bold[1] ?? "") : null;
}

function titled(level: number, raw: string): { level: number; title: string } | null {
  let end = raw.trimEnd().length;
  while (end > 0 && (raw[end - 1] === "#" || raw[end - 1] === " ")) end -= 1;
  const title = plain(raw.slice(0, end)).replace(/:$/, "");
  return title ? { level, title } : null;
}

/** Lines inside fences become empty. A fence that never closes is text. */
function withoutCode(lines: readonly string[]): string[] {
  const kept = [...lines];
  let opened: { line: number; mark: string } | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const mark = lines[at]?.trimStart().slice(0, 3);
    if (mark !== "```" && mark !== "~~~") continue;
    if (!opened) {
      opened = { line: at, mark };
    } else if (mark === opened.mark) {
      kept.fill("", opened.line, at + 1);
      opened = null;
    }
  }
  return kept;
}

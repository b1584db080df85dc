// Small steps from Markdown to plain sentences. Every pattern is linear: cards come from strangers.

/** What a template leaves behind when nobody filled it in. */
const UNFILLED =
  /^[[(]?(more information needed|needs more information|information needed|n\/?a|none|todo|tbd|to be (added|done|filled)|coming soon|not (yet )?(available|specified|provided|applicable)|unknown|[-.…_]+)[\])]?\.?$/i;
const BOILERPLATE =
  /^(users \(both direct and downstream\) should be made aware of|more information (is )?needed for )/i;

const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}]/gu;

/** One line of visible text, without control or direction marks, at most `longest` letters. */
export function cleaned(text: string, longest = 500): string {
  const seen = text
    .slice(0, longest * 4)
    .replace(/\s+/g, " ")
    .replace(UNSEEN, "")
    .trim();
  const letters = [...seen];
  return letters.length <= longest
    ? seen
    : `${letters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
}

/** Markdown and HTML marks taken out, words left in. */
export function plain(markdown: string): string {
  return withoutComments(markdown)
    .replace(/!\[[^[\]]*\]\([^()\s]*\)/g, " ")
    .replace(/\[([^[\]]*)\]\([^()\s]*\)/g, "$1")
    .replace(/<(https?:[^<>\s]*)>/g, "$1")
    .replace(/<\/?[a-z][^<>]*>/gi, " ")
    .replace(/\\([!-/:-@[-`{-~])/g, "$1")
    .replace(/\*\*|__|`|~~/g, "")
    .replace(/(^|\s)[*_]([^\s*_])/g, "$1$2")
    .replace(/([^\s*_])[*_](?=[\s.,;:!?)]|$)/g, "$1")
    .replace(/\s+/g, " ")
    .trim();
}

function withoutComments(text: string): string {
  let rest = "";
  for (let at = 0; at < text.length; ) {
    const from = text.indexOf("<!--", at);
    if (from < 0) return rest + text.slice(at);
    rest += text.slice(at, from);
    const to = text.indexOf("-->", from);
    if (to < 0) return rest;
    at = to + 3;
  }
  return rest;
}

/** The sentences of a piece of Markdown that say something. */
export function sentences(markdown: string): string[] {
  return withoutComments(markdown)
    .split(/\n\s*\n/)
    .flatMap((paragraph) => plain(paragraph).split(/(?<=[.!?])\s+(?=[\p{Lu}\d[(])/u))
    .map((sentence) => cleaned(sentence.replace(/^([-*+>|]|\d+\.) /, "")))
    .filter((sentence) => !isUnfilled(sentence));
}

export const isUnfilled = (text: string): boolean =>
  text === "" || UNFILLED.test(text) || BOILERPLATE.test(text);

/** The sentence around the first match, or null. */
export function sentenceWith(prose: string, pattern: RegExp): string | null {
  const found = pattern.exec(prose);
  return found ? sentenceAt(prose, found.index) : null;
}

const REACH = 400;

/** The sentence around a place in the text; long ones are cut. */
export function sentenceAt(prose: string, index: number): string {
  const before = prose
    .slice(Math.max(0, index - REACH), index)
    .replace(/(^|\n) {0,3}#[^\n]*(?=\n)/g, "\n\n");
  const after = prose.slice(index, index + REACH);
  const start = Math.max(lastEnd(before), before.lastIndexOf("\n\n") + 1, 0);
  const stop = after.search(/[.!?](?=\s|$)|\n\s*\n|\n\s*[-*#|]/);
  const end = stop < 0 ? after.length : stop + (/[.!?]/.test(after[stop] ?? "") ? 1 : 0);
  return cleaned(plain(`${before.slice(start)}${after.slice(0, end)}`).replace(/^[-*#>|\s]+/, ""));
}

function lastEnd(text: string): number {
  for (let at = text.length - 2; at >= 0; at -= 1) {
    if (/[.!?]/.test(text[at] ?? "") && /\s/.test(text[at + 1] ?? "")) return at + 1;
    if (text[at] === "\n" && /[-*#|]/.test(text[at + 1] ?? "")) return at + 1;
  }
  return 0;
}

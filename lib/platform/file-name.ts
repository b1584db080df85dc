/** Path parts are cut, and what cannot be seen or turns the reading direction is taken out. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/gu;
const LONGEST = 200;

/** A name that is safe to store, show and offer for saving: at most 200 characters, never empty. */
export function safeName(raw: string): string {
  const last = raw.split(/[/\\]/).at(-1) ?? "";
  const seen = last.normalize("NFC").replace(UNSEEN, "").replace(/\s+/g, " ");
  const bare = trimmed(seen);
  if (!bare) return "file";
  const letters = [...bare];
  if (letters.length <= LONGEST) return bare;
  const ending = [...endingOf(bare)].slice(0, 20).join("");
  const tail = ending ? `.${ending}` : "";
  return letters.slice(0, LONGEST - [...tail].length).join("") + tail;
}

/** What follows the last dot, in small letters; empty when there is none. */
export function endingOf(name: string): string {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot + 1).toLowerCase() : "";
}

/** Without dots and spaces at either end: hidden files and what some systems drop silently. */
function trimmed(name: string): string {
  let from = 0;
  let to = name.length;
  while (from < to && isDotOrSpace(name[from])) from += 1;
  while (to > from && isDotOrSpace(name[to - 1])) to -= 1;
  return name.slice(from, to);
}

const isDotOrSpace = (letter: string | undefined) => letter === "." || letter === " ";

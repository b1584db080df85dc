// What a new edition of a framework changes, and what each of its requirements most likely follows.
// Runs anywhere.

export interface Line {
  readonly ref: string;
  readonly title: string;
  readonly text: string;
  readonly parent: string;
  readonly isHeading: boolean;
}

/** What a requirement is taken to follow, how sure that is and why. */
export interface Follows {
  /** The `ref` in the edition before. */
  readonly former: string;
  /** 0 to 100. */
  readonly score: number;
  readonly reason: string;
}

/** Words that say nothing of what is asked. */
const EMPTY = new Set(
  "a an and are as at be by for from in into is it its of on or that the their this to with".split(
    " ",
  ),
);

/** The words of a text in one form, so that "controls" and "control" are alike. */
export const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length > 1 && !EMPTY.has(word))
      .map((word) => word.replace(/(?<=\p{L}{3})(ies|es|s)$/u, "")),
  );

const shared = (one: ReadonlySet<string>, other: ReadonlySet<string>) =>
  [...one].filter((word) => other.has(word));
/** Twice what they share over all that they say, 0 to 1. */
function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  return all === 0 ? 0 : (2 * shared(one, other).length) / all;
}

interface Read {
  readonly line: Line;
  readonly title: ReadonlySet<string>;
  readonly text: ReadonlySet<string>;
}
const read = (line: Line): Read => ({
  ...{ line, title: wordsOf(line.title), text: wordsOf(line.text) },
});

/** Titles say most; texts help where both have one. */
function likeness(one: Read, other: Read): number {
  const titles = alike(one.title, other.title);
  if (one.text.size === 0 || other.text.size === 0) return titles;
  return 0.7 * titles + 0.3 * alike(one.text, other.text);
}

const plain = (text: string) => text.toLowerCase().replaceAll(/\s+/g, " ").trim();
/** Under the same number even few alike words count; elsewhere half of them must be. */
const SAME_REF = 0.25;
const ALIKE = 0.5;
const SURE = 100;
const SAME_TITLE = 95;
const MOST_GUESSED = 94;
const percentOf = (share: number) => Math.min(MOST_GUESSED, Math.round(share * 100));

function reasonOf(one: Read, other: Read, isSameRef: boolean): string {
  const words = shared(one.title, other.title);
  const all = new Set([...one.title, ...other.title]).size;
  const said = `${words.length} of ${all} words of the titles are alike`;
  return isSameRef ? `Same reference; ${said}.` : `Another reference; ${said}.`;
}

/** Proposes what each new requirement follows; each former one is proposed once. By `ref` of the new. */
export function proposeFormers(
  former: readonly Line[],
  fresh: readonly Line[],
): ReadonlyMap<string, Follows> {
  const found = new Map<string, Follows>();
  const taken = new Set<string>();
  const take = (ref: string, follows: Follows) => {
    found.set(ref, follows);
    taken.add(follows.former);
  };
  const olds = former.map(read);
  const news = fresh.map(read);
  const waiting = () => news.filter(({ line }) => !found.has(line.ref));
  const free = (like: Read) =>
    olds.filter(({ line }) => !taken.has(line.ref) && line.isHeading === like.line.isHeading);
  const isTitled = (one: Read, other: Read) => plain(one.line.title) === plain(other.line.title);

  for (const one of waiting()) {
    const same = free(one).find((old) => old.line.ref === one.line.ref && isTitled(old, one));
    const reason = "Same reference and same title.";
    if (same) take(one.line.ref, { former: same.line.ref, score: SURE, reason });
  }
  for (const one of waiting()) {
    const same = free(one).filter((old) => isTitled(old, one));
    const isOnly = waiting().filter((other) => isTitled(other, one)).length === 1;
    const [only] = same;
    if (!only || same.length > 1 || !isOnly) continue;
    const reason = `Same title; it was ${only.line.ref}.`;
    take(one.line.ref, { former: only.line.ref, score: SAME_TITLE, reason });
  }
  // The likeliest pair first, so that nothing better is left over.
  const pairs = waiting().flatMap((one) =>
    free(one).flatMap((old) => {
      const isSameRef = old.line.ref === one.line.ref;
      const share = likeness(one, old);
      return share >= (isSameRef ? SAME_REF : ALIKE) ? [{ one, old, share, isSameRef }] : [];
    }),
  );
  const inOrder = pairs.toSorted(
    (a, b) => Number(b.isSameRef) - Number(a.isSameRef) || b.share - a.share,
  );
  for (const { one, old, share, isSameRef } of inOrder) {
    if (found.has(one.line.ref) || taken.has(old.line.ref)) continue;
    const reason = reasonOf(one, old, isSameRef);
    take(one.line.ref, { former: old.line.ref, score: percentOf(share), reason });
  }
  return found;
}

export type Change = "moved" | "renamed" | "reworded";

/** What is different between a requirement and what it follows. */
export function changesOf(former: Line, fresh: Line): Change[] {
  const changes: Change[] = [];
  if (former.ref !== fresh.ref || former.parent !== fresh.parent) changes.push("moved");
  if (former.title !== fresh.title) changes.push("renamed");
  if (former.text !== fresh.text) changes.push("reworded");
  return changes;
}

export interface Pair<Old extends Line, New extends Line> {
  readonly kind: "added" | "removed" | Change | "unchanged";
  /** All that is different; `kind` is the first of them. */
  readonly changes: readonly Change[];
  readonly former: Old | null;
  readonly fresh: New | null;
}

/** Every line of the difference, in the order of the new edition; what nothing follows comes last. */
export function differenceOf<Old extends Line, New extends Line>(
  former: readonly Old[],
  fresh: readonly New[],
  /** The `ref` of what a new requirement follows. */
  followed: (fresh: New) => string | null,
): Pair<Old, New>[] {
  const by = new Map(former.map((one) => [one.ref, one]));
  const used = new Set<string>();
  const lines = fresh.map((one): Pair<Old, New> => {
    const ref = followed(one);
    const old = ref === null ? undefined : by.get(ref);
    if (!old) return { kind: "added", changes: [], former: null, fresh: one };
    used.add(old.ref);
    const changes = changesOf(old, one);
    return { kind: changes[0] ?? "unchanged", changes, former: old, fresh: one };
  });
  const removed = former
    .filter(({ ref }) => !used.has(ref))
    .map((old): Pair<Old, New> => ({ kind: "removed", changes: [], former: old, fresh: null }));
  return [...lines, ...removed];
}

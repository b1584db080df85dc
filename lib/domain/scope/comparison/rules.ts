// What differs between two editions, word by word and item by item. Runs anywhere.
import type { AssetKind } from "@/prisma/generated/enums";
import type { EditionText } from "../schema";
import type { ComparedList, ComparedText, ItemChange, Part } from "./schema";

/** What both sides say stands in `same`; the rest was removed from the first or added by the second. */
export function compareWords(before: string, after: string): Part[] {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  const head = commonHead(old, young);
  const tail = commonHead(old.slice(head).reverse(), young.slice(head).reverse());
  const middle = longestCommon(
    old.slice(head, old.length - tail),
    young.slice(head, young.length - tail),
  );
  const whole: Part[] = [
    { op: "same", text: old.slice(0, head).join("") },
    ...middle,
    { op: "same", text: old.slice(old.length - tail).join("") },
  ];
  return joined(whole);
}

const wordsOf = (text: string): string[] => text.match(/\S+|\s+/g) ?? [];

function commonHead(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) length++;
  return length;
}

/** The longest common subsequence of the words, as parts of one word each. */
function longestCommon(old: readonly string[], young: readonly string[]): Part[] {
  const width = young.length + 1;
  const length = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = young.length - 1; j >= 0; j--) {
      length[i * width + j] =
        old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const parts: Part[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    const isSame = i < old.length && j < young.length && old[i] === young[j];
    const isRemoved = i < old.length && (j === young.length || at(i + 1, j) >= at(i, j + 1));
    const op = isSame ? "same" : isRemoved ? "removed" : "added";
    parts.push({ op, text: (op === "added" ? young[j] : old[i]) ?? "" });
    if (op !== "added") i++;
    if (op !== "removed") j++;
  }
  return parts;
}

/** Runs of one kind in one part; a gap that stands alone between two changes belongs to both. */
function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  let [removed, added] = ["", ""];
  const settle = () => {
    if (removed) found.push({ op: "removed", text: removed });
    if (added) found.push({ op: "added", text: added });
    [removed, added] = ["", ""];
  };
  parts.forEach((part, index) => {
    const next = parts.slice(index + 1).find((one) => one.text !== "");
    const isGap = part.text.trim() === "" && next !== undefined && next.op !== "same";
    if (part.op === "removed") removed += part.text;
    else if (part.op === "added") added += part.text;
    else if (isGap && (removed || added))
      [removed, added] = [removed + part.text, added + part.text];
    else if (part.text !== "") {
      settle();
      const last = found.at(-1);
      if (last?.op === "same") last.text += part.text;
      else found.push({ ...part });
    }
  });
  settle();
  return found;
}

export interface Item {
  /** By which the same item is found on the other side. */
  readonly key: string;
  readonly cells: readonly string[];
}

/** Items of the second edition in their order, then those that it no longer has. */
export function compareItems(before: readonly Item[], after: readonly Item[]): ItemChange[] {
  const left = [...before];
  const now = after.map((item): ItemChange => {
    const place = left.findIndex((one) => one.key === item.key);
    const [old] = place === -1 ? [] : left.splice(place, 1);
    if (!old) return whole("added", item);
    const cells = item.cells.map((cell, column) => compareWords(old.cells[column] ?? "", cell));
    const isSame = cells.flat().every((part) => part.op === "same");
    return { op: isSame ? "same" : "changed", cells };
  });
  return [...now, ...left.map((item) => whole("removed", item))];
}

const whole = (op: "added" | "removed", { cells }: Item): ItemChange => ({
  op,
  cells: cells.map((text) => [{ op, text }]),
});

/** Every field of both editions, with what is the same and what is not. */
export function compareEditions(before: EditionText, after: EditionText) {
  const text = (field: ComparedText["field"]): ComparedText => {
    const parts = compareWords(String(before[field]), String(after[field]));
    return { field, parts, isChanged: parts.some((part) => part.op !== "same") };
  };
  const list = (field: ComparedList["field"]): ComparedList => {
    const items = compareItems(ITEMS[field](before), ITEMS[field](after));
    return { field, items, isChanged: items.some((one) => one.op !== "same") };
  };
  return {
    texts: (
      ["statement", "units", "services", "requirements", "reviewIntervalMonths"] as const
    ).map(text),
    lists: (
      ["sites", "considered", "included", "exclusions", "interfaces", "kindReasons"] as const
    ).map(list),
  };
}

const KINDS: readonly AssetKind[] = ["model", "dataset", "index", "endpoint", "supporting"];
const line = (text: string): Item => ({ key: text, cells: [text] });

const ITEMS: Readonly<Record<ComparedList["field"], (text: EditionText) => Item[]>> = {
  sites: ({ sites }) => sites.map(line),
  considered: ({ considered }) => considered.map(line),
  included: ({ included }) => included.map(line),
  exclusions: ({ exclusions }) =>
    exclusions.map(({ what, reason, effect }) => ({ key: what, cells: [what, reason, effect] })),
  interfaces: ({ interfaces }) =>
    interfaces.map((one) => ({
      key: one.with,
      cells: [one.with, one.what, one.responsibility, one.control],
    })),
  kindReasons: ({ kindReasons }) =>
    KINDS.flatMap((kind) => {
      const reason = kindReasons[kind];
      return reason ? [{ key: kind, cells: [kind, reason] }] : [];
    }),
};

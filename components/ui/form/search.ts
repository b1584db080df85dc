/** Pure parts of a field that searches on the server: what is asked, what is offered, what is said. */
import { ui } from "@/components/words/ui";

/** A record as a choice. */
export interface Found {
  readonly value: string;
  readonly label: string;
  /** Tells apart what is called the same. */
  readonly hint?: string;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Where records are found. The same reader for one address, so that a drawing anew asks nothing anew. */
export interface SearchSource {
  /** Answers with `rows`, narrowed by what stands behind the question mark. */
  readonly url: string;
  readonly read: (row: Fields) => Found;
}

/** What the server said to some words. */
export interface Answer {
  readonly q: string;
  readonly rows: readonly Found[];
  /** There are others, which more letters find. */
  readonly more: boolean;
  readonly failed: boolean;
}

export const failedFor = (q: string): Answer => ({ q, rows: [], more: false, failed: true });

export function addressOf({ url }: SearchSource, q: string): string {
  const words = q.trim();
  return words ? `${url}${url.includes("?") ? "&" : "?"}q=${encodeURIComponent(words)}` : url;
}

const isFields = (value: unknown): value is Fields => typeof value === "object" && value !== null;
export const wordOf = (value: unknown) => (typeof value === "string" ? value : "");

/** Records that have a name, by reference. */
export const readNamed = ({ reference, name }: Fields): Found => ({
  ...{ value: wordOf(reference), label: wordOf(name), hint: wordOf(reference) },
});
/** Records that people call by their reference. */
export const readTitled = ({ reference, title }: Fields): Found => ({
  ...{ value: wordOf(reference), label: `${wordOf(reference)} ${wordOf(title)}` },
});

/** @throws when the answer holds no rows */
export function answerOf(content: unknown, { read }: SearchSource, q: string): Answer {
  if (!isFields(content) || !Array.isArray(content.rows)) throw new Error("An answer without rows");
  const more = content.more === true || typeof content.next === "string";
  return { q, rows: content.rows.filter(isFields).map(read), more, failed: false };
}

interface Offer {
  readonly rows: readonly Found[];
  /** Found for other words than those written now: shown until the answer comes, not to be chosen. */
  readonly isOld: boolean;
  readonly more: boolean;
  /** Shown in place of choices. */
  readonly empty: string;
  /** Told to who does not see the list. */
  readonly said: string;
}

/** What the list shows for the words that are written now. */
export function offerOf(q: string, answer: Answer | null, except: readonly string[] = []): Offer {
  const { searching, failed, first, found } = ui.form.search;
  const { nothingFound } = ui.form;
  if (!answer) return { rows: [], isOld: true, more: false, empty: searching, said: searching };
  const rows = answer.rows.filter(({ value }) => !except.includes(value));
  if (answer.q !== q) return { rows, isOld: true, more: false, empty: searching, said: searching };
  if (answer.failed) return { rows, isOld: false, more: false, empty: failed, said: failed };
  const counted = answer.more ? first(rows.length) : found(rows.length);
  const said = rows.length === 0 ? nothingFound : counted;
  return { rows, isOld: false, more: answer.more, empty: nothingFound, said };
}

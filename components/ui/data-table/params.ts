/** A list's state is its address: pure functions, for pages on the server and the table alike. */
export const SIZES = [25, 50, 100] as const;
export const DEFAULT_SIZE = 50;
/** How many pages back can be walked; the address must stay short enough for any server. */
const MAX_BACK = 20;
const SEPARATOR = "~";

/** What a page gets from Next. */
export type SearchParams = Readonly<Record<string, string | string[] | undefined>>;

export interface ListState {
  q: string;
  /** With a leading minus for descending; empty for the list's own order. */
  sort: string;
  size: number;
  cursor: string;
  /** Cursors of the pages before, the first page's being empty. */
  back: readonly string[];
  /** Rows before this page. */
  at: number;
  filters: Readonly<Record<string, readonly string[]>>;
  /** Columns that are not shown; undefined when the address does not say. */
  hidden: readonly string[] | undefined;
}

type Getter = (name: string) => string | undefined;

/** Reads the state; what makes no sense falls back to its default instead of failing. */
export function readList(get: Getter, filterNames: readonly string[]): ListState {
  const size = Number(get("size"));
  const at = Number(get("at"));
  const back = get("back");
  return {
    q: clean(get("q") ?? "").slice(0, 200),
    sort: clean(get("sort") ?? ""),
    size: SIZES.find((offered) => offered === size) ?? DEFAULT_SIZE,
    cursor: clean(get("cursor") ?? ""),
    back: back === undefined ? [] : back.split(SEPARATOR),
    at: Number.isSafeInteger(at) && at > 0 ? at : 0,
    filters: Object.fromEntries(
      filterNames.map((name) => [
        name,
        clean(get(name) ?? "")
          .split(",")
          .filter(Boolean),
      ]),
    ),
    hidden: get("hide")?.split(",").filter(Boolean),
  };
}

const clean = (value: string) => value.replaceAll("\u0000", "");

/**
 * The input of a list operation from a page's `searchParams`: only what the operation knows
 * (`q`, `sort`, `size`, `cursor` and the named filters as `a,b`), and only what is given.
 */
export function listInputFrom(
  params: SearchParams,
  filterNames: readonly string[] = [],
  sorts?: readonly string[],
): Record<string, string | number> {
  const one = (name: string) => [params[name]].flat()[0];
  const state = readList(one, filterNames);
  const known = !sorts || sorts.includes(state.sort.replace(/^-/, ""));
  const given = {
    q: state.q,
    sort: known ? state.sort : "",
    cursor: state.cursor,
    ...Object.fromEntries(Object.entries(state.filters).map(([name, on]) => [name, on.join(",")])),
  };
  return {
    size: state.size,
    ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== "")),
  };
}

/** The query string of a state, keeping parameters that are not the list's own. */
export function writeList(
  state: ListState,
  former: URLSearchParams = new URLSearchParams(),
): string {
  const params = new URLSearchParams(former);
  const own: Record<string, string> = {
    q: state.q,
    sort: state.sort,
    size: state.size === DEFAULT_SIZE ? "" : String(state.size),
    cursor: state.cursor,
    at: state.at > 0 ? String(state.at) : "",
    ...Object.fromEntries(Object.entries(state.filters).map(([name, on]) => [name, on.join(",")])),
  };
  for (const [name, value] of Object.entries(own)) {
    if (value === "") params.delete(name);
    else params.set(name, value);
  }
  params.delete("back");
  if (state.back.length > 0) params.set("back", state.back.join(SEPARATOR));
  params.delete("hide");
  if (state.hidden !== undefined) params.set("hide", state.hidden.join(","));
  // A comma needs no escape in a query, and addresses are read by people.
  return params.toString().replaceAll("%2C", ",");
}

const FIRST_PAGE = { cursor: "", back: [], at: 0 } as const;

/** Any change of what is listed begins at the first page. */
export const changed = (state: ListState, change: Partial<ListState>): ListState => ({
  ...state,
  ...FIRST_PAGE,
  ...change,
});

/** The change that takes search and filters away. */
export const unfiltered = ({ filters }: ListState): Partial<ListState> => ({
  q: "",
  filters: Object.fromEntries(Object.keys(filters).map((name) => [name, []])),
});

export const nextPage = (state: ListState, next: string, shown: number): ListState => ({
  ...state,
  cursor: next,
  back: [...state.back, state.cursor].slice(-MAX_BACK),
  at: state.at + shown,
});

export function previousPage(state: ListState): ListState {
  const cursor = state.back.at(-1);
  const at = state.at - state.size;
  if (cursor === undefined || at <= 0) return changed(state, {});
  return { ...state, cursor, back: state.back.slice(0, -1), at };
}

/** Ascending, descending, then the list's own order again. */
export function nextSort(current: string, key: string): string {
  if (current === key) return `-${key}`;
  return current === `-${key}` ? "" : key;
}

export const isFiltered = ({ q, filters }: ListState) =>
  q !== "" || Object.values(filters).some((chosen) => chosen.length > 0);

interface Exported {
  collection: string;
  fixed?: Readonly<Record<string, string>>;
  format: string;
  /** Ids of the columns on screen. */
  shown: readonly string[];
}

/** What stands in a list's address but does not say which rows are in it. */
const OF_THE_SCREEN = ["size", "cursor", "at", "back", "hide", "view"];

/** The address of a list's file, with the filters of the page that shows the list. */
export function exportHref(
  { collection, fixed, format, shown }: Exported,
  params: URLSearchParams,
): string {
  const query = new URLSearchParams({ format });
  // Documents and rows for programs have their own order of fields.
  if (format === "csv" || format === "xlsx") query.set("columns", shown.join(","));
  for (const [name, value] of [...params, ...Object.entries(fixed ?? {})]) {
    if (!OF_THE_SCREEN.includes(name) && value !== "") query.set(name, value);
  }
  return `/api/app/exports/${collection}?${query.toString().replaceAll("%2C", ",")}`;
}

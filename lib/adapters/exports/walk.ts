import * as z from "zod";
import { exported } from "@/components/words/exports";
import { operations } from "@/lib/domain/registry";
import type { Actor, Via } from "@/lib/kernel/actor";
import { invalid, notFound, tooLarge } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";
import type { AnyQuery, OperationName } from "@/lib/kernel/operation";

/** More rows than one file should have; who needs more filters, or asks page by page. */
export const MOST_ROWS = 100_000;
const PAGE = 500;

const page = z.object({
  rows: z.array(z.unknown()),
  next: z.string().nullable(),
  /** The trail is not counted. */
  total: z.int().optional(),
});

/** A list of the registry that can be written to a file. */
export interface Exportable {
  readonly collection: string;
  readonly list: AnyQuery;
  readonly row: z.ZodType;
}

/** Every list that has an address of its own, by its collection. */
export const exportables: ReadonlyMap<string, Exportable> = new Map(
  operations.flatMap((one) => {
    const collection = /^GET \/([a-z-]+)$/.exec(one.route ?? "")?.[1];
    const row = one.kind === "query" ? rowOf(one) : null;
    return collection && row && one.kind === "query"
      ? [[collection, { collection, list: one, row }] as const]
      : [];
  }),
);

function rowOf({ input, output }: AnyQuery): z.ZodType | null {
  const isWalked = input instanceof z.ZodObject && "cursor" in input.shape && "size" in input.shape;
  if (!isWalked || !(output instanceof z.ZodObject)) return null;
  const { rows, next } = output.shape;
  const isPage = rows instanceof z.ZodArray && next !== undefined;
  return isPage && rows.element instanceof z.ZodType ? rows.element : null;
}

/** @throws not_found */
export function exportableNamed(collection: string): Exportable {
  const found = exportables.get(collection);
  if (!found) throw notFound("list");
  return found;
}

export interface Walk {
  /** Null where the list does not count. */
  readonly total: number | null;
  /** How many rows were handed on until now. */
  readonly seen: () => number;
  /** Page by page; who stops listening stops the reading. */
  readonly rows: AsyncGenerator<unknown>;
}

/**
 * All rows of a list as filtered. The first page is one view in the trail, under the name of the
 * export; the others belong to it. Each page is authorised like any other.
 * @throws AppError before the first row: what is wrong with the filter, or that there are too many
 */
export async function walk(
  { list }: Exportable,
  filter: Readonly<Record<string, unknown>>,
  actor: Actor,
  via: Via,
): Promise<Walk> {
  for (const name of ["size", "cursor", "count"]) {
    if (name in filter) throw invalid({ [name]: [exported.whole] });
  }
  const logged = { ...list, name: exportName(list), logged: true };
  const counted = countable(list) ? { count: "exact" } : {};
  const first = page.parse(
    await execute(logged, actor, { ...filter, ...counted, size: PAGE }, via),
  );
  const total = first.total ?? null;
  if (total !== null && total > MOST_ROWS) throw tooLarge(exported.tooMany(MOST_ROWS));
  let seen = 0;
  const after = async (cursor: string) =>
    page.parse(await execute(list, actor, { ...filter, size: PAGE, cursor }, via));
  async function* rows() {
    for (let now: Page | null = first; now; ) {
      // The database reads on while this page is written.
      const coming: Promise<Page> | null = now.next ? after(now.next) : null;
      coming?.catch(() => undefined);
      for (const row of now.rows) {
        seen += 1;
        yield row;
      }
      if (seen > MOST_ROWS) throw tooLarge(exported.tooMany(MOST_ROWS));
      now = await coming;
    }
  }
  return { total, seen: () => seen, rows: rows() };
}
type Page = z.output<typeof page>;

/** `risks.list` is exported as `risks.export`, `flows.separation` as `flows.exportSeparation`. */
export const exportName = ({ name }: AnyQuery): OperationName => {
  const [noun = "", verb = ""] = name.split(".");
  const rest = verb === "list" ? "" : verb.charAt(0).toUpperCase() + verb.slice(1);
  return `${noun}.export${rest}`;
};

const countable = ({ input }: AnyQuery) => input instanceof z.ZodObject && "count" in input.shape;

import { plusDays } from "@/lib/kernel/fields";

type SearchParams = Record<string, string | string[] | undefined>;
const A_MONTH_AGO = -30;

/** What the address asks of the matrix; compared with a month ago where it names no day. */
export async function sinceOf(asked: Promise<SearchParams>, today: string): Promise<SearchParams> {
  const { of, since } = await asked;
  return { ...(of && { of }), since: since || plusDays(today, A_MONTH_AGO) };
}

import type { Breach } from "@/lib/domain/flows/separation/schema";

/** More are told as “more”: whoever has so many begins with the first. */
export const MOST_TOLD = 50;

interface Page<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
}

/** What nobody has allowed, page after page, until one more is found than is told. */
export async function openBreaches<Row extends Pick<Breach, "isAllowed">>(
  pageAfter: (after: string | undefined) => Promise<Page<Row>>,
): Promise<{ told: Row[]; more: boolean }> {
  const open: Row[] = [];
  for (let after: string | null | undefined; after !== null && open.length <= MOST_TOLD; ) {
    const page: Page<Row> = await pageAfter(after);
    open.push(...page.rows.filter(({ isAllowed }) => !isAllowed));
    after = page.next;
  }
  return { told: open.slice(0, MOST_TOLD), more: open.length > MOST_TOLD };
}

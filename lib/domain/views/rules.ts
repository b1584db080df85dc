// What of an address belongs to a saved view. Runs anywhere.

/** Where somebody stands in a list, and by which view they came: not part of what is listed. */
const PLACE = ["cursor", "back", "at", "view"];

/** The address after the question mark without the reader's place in it. */
export function searchOf(search: string): string {
  const params = new URLSearchParams(search);
  for (const name of PLACE) params.delete(name);
  return params.toString().replaceAll("%2C", ",");
}

const sorted = (search: string) => {
  const params = new URLSearchParams(searchOf(search));
  params.sort();
  return params.toString();
};

/** Do both list the same, in whatever order it is said? */
export const isSameList = (one: string, other: string) => sorted(one) === sorted(other);

/** The address that opens a view. */
export function addressOf({ id, page, search }: { id: string; page: string; search: string }) {
  return `${page}?${search === "" ? "" : `${search}&`}view=${id}`;
}

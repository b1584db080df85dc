import type { SearchParams } from "@/components/ui/data-table/params";

/** Filters of the register that the review desk takes over. */
const FILTERS = [
  ...["q", "state", "band", "option", "owner", "asset", "control", "threat", "kind", "review"],
  ...["appetite", "l", "i", "of", "assessed", "moved", "since"],
] as const;

/** Where the risks that the register shows are reviewed. */
export function reviewAddress(params: SearchParams): string {
  const given = FILTERS.flatMap((name) => {
    const value = [params[name]].flat().join(",");
    return value ? [[name, value]] : [];
  });
  const asked = new URLSearchParams(given).toString().replaceAll("%2C", ",");
  return asked ? `/risks/review?${asked}` : "/risks/review";
}

import { TabsNav } from "@/components/ui/tabs-nav";
import { plan as words } from "@/components/words/plan";

interface PlanTabsProps {
  current: "/risks/plan" | "/risks/plan/board";
  /** The filter, as it stands in an address; both views take it along. */
  filter: string;
}

/** The plan as a table or as a board. */
export function PlanTabs({ current, filter }: PlanTabsProps) {
  const withFilter = (path: string) => (filter ? `${path}?${filter}` : path);
  return (
    <TabsNav
      label={words.views}
      tabs={[
        { href: withFilter("/risks/plan"), label: words.table },
        { href: withFilter("/risks/plan/board"), label: words.board },
      ]}
      current={withFilter(current)}
    />
  );
}

const FILTERS = ["q", "state", "responsible", "overdue", "option", "control", "band"];
type Given = Readonly<Record<string, string | string[] | undefined>>;

/** What of a page's address filters the plan. */
export function filterOf(given: Given): string {
  const filter = new URLSearchParams();
  for (const name of FILTERS) {
    const value = [given[name] ?? []].flat().filter(Boolean).join(",");
    if (value) filter.set(name, value);
  }
  return filter.toString().replaceAll("%2C", ",");
}

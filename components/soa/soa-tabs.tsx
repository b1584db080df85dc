import { TabsNav } from "@/components/ui/tabs-nav";
import { soa as words } from "@/components/words/soa";

const TABS = [
  { href: "/soa", label: words.tabs.statement },
  { href: "/soa/checks", label: words.tabs.checks },
  { href: "/soa/compare", label: words.tabs.compare },
  { href: "/soa/editions", label: words.tabs.editions },
] as const;

/** The views of the statement, each with an address of its own. */
export const SoaTabs = ({ current }: { current: (typeof TABS)[number]["href"] }) => (
  <TabsNav label={words.tabs.label} tabs={TABS} current={current} />
);

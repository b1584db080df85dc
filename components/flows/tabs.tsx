import { TabsNav } from "@/components/ui/tabs-nav";
import { flows as words } from "@/components/words/flows";

const TABS = [
  { href: "/assets/flows", label: words.table },
  { href: "/assets/flows/diagram", label: words.diagram },
  { href: "/assets/flows/exceptions", label: words.exceptionsTab },
] as const;

/** The views of data flows, each with an address of its own. */
export function FlowTabs({ current }: { current: (typeof TABS)[number]["href"] }) {
  return <TabsNav label={words.views} tabs={TABS} current={current} />;
}

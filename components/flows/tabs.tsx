import { inventoryTabs } from "@/components/assets/tabs";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets } from "@/components/words/assets";
import { flows as words } from "@/components/words/flows";

const TABS = [
  { href: "/assets/flows", label: words.table },
  { href: "/assets/flows/diagram", label: words.diagram },
  { href: "/assets/flows/exceptions", label: words.exceptionsTab },
] as const;
const { tabs } = inventoryTabs({});

/** The views of data flows, each with an address of its own, below those of the inventory. */
export function FlowTabs({ current }: { current: (typeof TABS)[number]["href"] }) {
  return (
    <>
      <TabsNav label={assets.kinds} tabs={tabs} current="/assets/flows" />
      <TabsNav label={words.views} tabs={TABS} current={current} />
    </>
  );
}

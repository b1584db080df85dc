import { TabsNav } from "@/components/ui/tabs-nav";
import { dues as words } from "@/components/words/reminders";

const TABS = [
  { href: "/my-work", label: words.tasks },
  { href: "/my-work/due", label: words.list },
  { href: "/my-work/workload", label: words.load },
] as const;

/** What waits now, what falls due when, and how much of it. */
export const WorkTabs = ({ current }: { current: (typeof TABS)[number]["href"] }) => (
  <TabsNav label={words.tabs} tabs={TABS} current={current} />
);

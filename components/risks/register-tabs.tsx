import { TabsNav } from "@/components/ui/tabs-nav";
import { health } from "@/components/words/health";
import { method } from "@/components/words/method";
import { proposals } from "@/components/words/proposals";
import { riskReviews } from "@/components/words/risk-reviews";
import { risks as words } from "@/components/words/risks";

const TABS = [
  { href: "/risks", label: words.table },
  { href: "/risks/matrix", label: words.matrix },
  { href: "/risks/plan", label: words.plan },
  { href: "/risks/review", label: riskReviews.tab },
  { href: "/risks/acceptances", label: words.acceptancesTab },
  { href: "/risks/proposals", label: proposals.tab },
  { href: "/risks/threats", label: words.threats },
  { href: "/risks/method", label: method.tab },
  { href: "/risks/health", label: health.title },
] as const;

/** The views of the register, each with an address of its own. */
export function RegisterTabs({ current }: { current: (typeof TABS)[number]["href"] }) {
  return <TabsNav label={words.views} tabs={TABS} current={current} />;
}

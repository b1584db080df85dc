import type { Next } from "@/components/ui/record";
import { suppliers } from "@/components/words/suppliers";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";

const { next: words } = suppliers;

/** What the supplier waits for, and for whom. */
export function nextOf(one: SupplierRecord): Next | null {
  const isCritical = one.criticality === "critical";
  switch (one.state) {
    case "proposed":
      return { what: words.assess, who: words.compliance };
    case "assessed":
      return { what: words.approve, who: isCritical ? words.top : words.owners };
    case "approved":
      return { what: words.review, who: words.compliance, until: one.nextReview };
    case "under_review":
      return one.papers
        ? {
            what: words.confirm,
            who: isCritical ? words.secondTop : words.second,
            until: one.nextReview,
          }
        : { what: words.collect, who: words.compliance, until: one.nextReview };
    default:
      return null;
  }
}

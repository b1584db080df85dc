import { formatDay } from "@/components/ui/format";
import { riskReviews as words } from "@/components/words/risk-reviews";
import type { Change, DueReview } from "@/lib/domain/risks/reviews/schema";
import type { ReviewLabels } from "./review-labels";

/** What changed since the last look, as sentences. */
export function changeWords(change: Change, risk: DueReview, labels: ReviewLabels): string {
  const { changes } = words;
  switch (change.what) {
    case "score":
      return changes.score(change.was, risk.current?.score ?? 0);
    case "control": {
      const name = `${change.reference} ${change.title}`;
      const now = labels.operating[change.state];
      return change.was
        ? changes.control(name, labels.operating[change.was], now)
        : changes.linked(name, now);
    }
    case "action": {
      const name = `${change.reference} ${change.title}`;
      return changes.action(name, labels.treatments[change.state], formatDay(change.at));
    }
    case "acceptance": {
      const state = labels.acceptances[change.state];
      return changes.acceptance(change.reference, state, formatDay(change.at));
    }
    case "finding":
      return changes.finding(`${change.reference} ${change.title}`, formatDay(change.at));
  }
}

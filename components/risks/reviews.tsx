import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { riskReviews as words } from "@/components/words/risk-reviews";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { REVIEW_RESULT_LABELS } from "@/lib/domain/risks/reviews/schema";

/** Every look at the risk since it was assessed first, the newest first. */
export function Reviews({ risk: { reviews } }: { risk: Pick<RiskDetail, "reviews"> }) {
  return (
    <Section title={words.reviews}>
      {reviews.length === 0 ? (
        <p>{words.nobody}</p>
      ) : (
        <PlainTable
          label={words.reviews}
          head={words.reviewHead}
          rows={reviews.map((one) => ({
            id: one.id,
            cells: [
              <Day key="at" value={one.at} />,
              one.by,
              REVIEW_RESULT_LABELS[one.result],
              one.score > 0 ? one.score : null,
              one.reason,
            ],
          }))}
        />
      )}
    </Section>
  );
}

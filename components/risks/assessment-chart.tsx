import { Lines } from "@/components/ui/charts/lines";
import { formatDay } from "@/components/ui/format";
import { assessments as words } from "@/components/words/assessments";
import { trendOf } from "@/lib/domain/risks/assessments/comparison/rules";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { VALUE_LABELS } from "@/lib/domain/risks/schema";

/** More than these would not be told apart in a drawing; the table has all. */
const MOST = 60;
const SERIES = [
  { key: "inherent", label: VALUE_LABELS.inherent },
  { key: "current", label: VALUE_LABELS.current },
  { key: "residual", label: VALUE_LABELS.residual },
] as const;

type Levels = Pick<RiskDetail["assessments"][number], "inherent" | "current" | "residual">;
const valuesOf = ({ inherent, current, residual }: Levels) => ({
  inherent: inherent.score,
  current: current.score,
  residual: residual.score,
});

/** The three levels from assessment to assessment, and where controls have brought them since. */
export function AssessmentChart({ risk, now }: { risk: RiskDetail; now: string }) {
  const { inherent, current, residual } = risk;
  if (risk.assessments.length === 0 || !inherent || !current || !residual) return null;
  const oldestFirst = risk.assessments.slice(0, MOST).toReversed();
  const limit = risk.inForce.bands.findLast(({ authority }) => authority === "risk_owner")?.to ?? 0;
  // One point is no course.
  if (oldestFirst.length === 1) return <p>{words.once(current.score, limit)}</p>;
  const today = { inherent, current, residual };
  const trend = trendOf([...oldestFirst, today], limit);
  return (
    <Lines
      caption={words.trend(trend, oldestFirst.length, limit)}
      series={SERIES}
      points={[
        ...oldestFirst.map((one) => ({
          id: one.id,
          at: one.at,
          label: formatDay(one.at),
          values: valuesOf(one),
        })),
        { id: "now", at: now, label: words.now, values: valuesOf(today) },
      ]}
      max={25}
      pointLabel={words.point}
      limit={{ value: limit, label: words.limit }}
    />
  );
}

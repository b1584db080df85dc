import { PlainTable } from "@/components/ui/plain-table";
import { Day } from "@/components/ui/time";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { Level } from "./level";

/** Every assessment ever made, the newest first. */
export function Assessments({ risk }: { risk: RiskDetail }) {
  if (risk.assessments.length === 0) return <p>{words.noAssessments}</p>;
  return (
    <PlainTable
      label={words.assessments}
      head={words.assessmentHead}
      rows={risk.assessments.map((one) => ({
        id: one.id,
        cells: [
          <Day key="day" value={one.at.slice(0, 10)} />,
          one.by,
          one.trigger,
          <Level key="inherent" level={one.inherent} />,
          <Level key="current" level={one.current} />,
          <Level key="residual" level={one.residual} />,
          [
            words.reasons(one.reasonLikelihood, one.reasonImpact),
            ...(one.override ? [words.override(one.override.reason)] : []),
          ].join(" "),
        ],
      }))}
    />
  );
}

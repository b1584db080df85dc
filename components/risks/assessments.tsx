import { PlainTable } from "@/components/ui/plain-table";
import { Day } from "@/components/ui/time";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { Level } from "./level";
import { Older } from "./older";
import styles from "./risks.module.css";

/** The assessments, the newest first; how many more there are, and where any two are laid side by side. */
export function Assessments({ risk }: { risk: RiskDetail }) {
  if (risk.assessments.length === 0) return <p>{words.noAssessments}</p>;
  return (
    <>
      <PlainTable
        label={words.assessments}
        head={words.assessmentHead}
        rows={risk.assessments.map((one) => ({
          id: one.id,
          cells: [
            <span key="day" className={styles.day}>
              <Day value={one.at.slice(0, 10)} />
            </span>,
            one.by,
            <Level key="inherent" level={one.inherent} />,
            <Level key="current" level={one.current} />,
            <Level key="residual" level={one.residual} />,
            <Why key="why" assessment={one} />,
          ],
        }))}
      />
      <Older count={risk.more.assessments} href={`/risks/${risk.reference}/assessments`} />
    </>
  );
}

type Assessment = RiskDetail["assessments"][number];

/** What asked for the assessment, and the reasons of whoever rated. */
function Why({ assessment }: { assessment: Assessment }) {
  const { trigger, reasonLikelihood, reasonImpact, override } = assessment;
  return (
    <div className={styles.why}>
      <p>{words.triggeredBy(trigger)}</p>
      <p>{words.reasons(reasonLikelihood, reasonImpact)}</p>
      {override && <p>{words.override(override.reason)}</p>}
    </div>
  );
}

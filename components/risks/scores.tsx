import { BandBadge } from "@/components/ui/band";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import type { Scored } from "@/lib/domain/risks/rules";
import { VALUE_LABELS } from "@/lib/domain/risks/schema";
import { levelWords } from "./level";
import { Workings } from "./workings";

/** Inherent, current and residual, and how the method came to them. */
export function Scores({ risk }: { risk: RiskDetail }) {
  const { inherent, current, residual, expected } = risk;
  const [last] = risk.assessments;
  if (!inherent || !current || !residual) {
    return (
      <Section title={words.scores}>
        <p>{words.unassessed}</p>
      </Section>
    );
  }
  const levels: [string, Scored][] = [
    [VALUE_LABELS.inherent, inherent],
    [VALUE_LABELS.current, current],
    [VALUE_LABELS.residual, residual],
    ...(expected ? [[words.expected, expected] satisfies [string, Scored]] : []),
  ];
  return (
    <Section title={words.scores}>
      <PlainTable
        label={words.scores}
        head={words.scoreHead}
        rows={levels.map(([name, level]) => ({
          id: name,
          cells: [
            name,
            level.likelihood,
            level.impact,
            level.score,
            <BandBadge key="band" band={level.band} />,
          ],
        }))}
      />
      {!risk.isConfirmed && risk.state !== "closed" && (
        <Note tone="warn" title={words.unconfirmed} />
      )}
      {last?.override && (
        <Note tone="info" title={words.overridden(levelWords(last.override.computed))}>
          <p>{last.override.reason}</p>
        </Note>
      )}
      <Workings risk={risk} inherent={inherent} />
    </Section>
  );
}

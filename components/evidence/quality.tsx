import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { quality as words } from "@/components/words/quality";
import { TEST_LABELS } from "@/lib/domain/controls/attestations/schema";
import { scoreOf } from "@/lib/domain/controls/evidence/quality/rules";
import {
  type TestVerdict,
  VERDICT_LABELS,
  VERDICT_TONES,
} from "@/lib/domain/controls/evidence/quality/schema";

/** What can be said of the five tests before somebody looks at the file. */
export function Quality({ verdicts }: { verdicts: readonly TestVerdict[] }) {
  return (
    <Section title={words.title}>
      <p>{words.lead(scoreOf(verdicts))}</p>
      <PlainTable
        label={words.title}
        head={[words.test, words.verdict, words.why]}
        rows={verdicts.map(({ test, verdict, why }) => ({
          id: test,
          cells: [
            TEST_LABELS[test],
            <StatusBadge key={test} tone={VERDICT_TONES[verdict]}>
              {VERDICT_LABELS[verdict]}
            </StatusBadge>,
            why,
          ],
        }))}
      />
    </Section>
  );
}

import { formatCount } from "@/components/ui/format";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { evaluations as words } from "@/components/words/evaluations";
import type { EvaluationRecord, Result } from "@/lib/domain/assets/evaluations/schema";

/** A page of numbers is read; more of them are looked up in the file. */
const SHOWN = 500;

/** All numbers of one run. */
export function Results({ results }: Pick<EvaluationRecord, "results">) {
  return (
    <Section title={words.results}>
      {results.length === 0 ? (
        <p>{words.noResults}</p>
      ) : (
        <PlainTable
          label={words.results}
          head={words.resultHead}
          rows={results.slice(0, SHOWN).map((one, at) => ({
            id: String(at),
            cells: [
              one.task,
              one.metric,
              one.group,
              numberOf(one.value),
              direction(one),
              one.samples !== null && formatCount(one.samples),
            ],
          }))}
        />
      )}
      {results.length > SHOWN && <p>{words.shown(SHOWN, results.length)}</p>}
    </Section>
  );
}

const numberOf = (value: number) => value.toLocaleString("en", { maximumSignificantDigits: 6 });

function direction({ higherIsBetter }: Result) {
  if (higherIsBetter === null) return null;
  return higherIsBetter ? words.higher : words.lower;
}

/** What the fairness criteria of its day say of a bias result. */
export function Judged({ judgements }: Pick<EvaluationRecord, "judgements">) {
  return (
    <Section title={words.judged}>
      {judgements.length === 0 ? (
        <p>{words.noCriteria}</p>
      ) : (
        <PlainTable
          label={words.judged}
          head={words.judgedHead}
          rows={judgements.map(({ criterionId, metric, verdict, measured, why }) => ({
            id: criterionId,
            cells: [
              metric,
              <StatusBadge key="verdict" tone={verdict === "met" ? "ok" : "bad"}>
                {verdict === "met" ? words.met : words.missed}
              </StatusBadge>,
              measured !== null && numberOf(measured),
              why,
            ],
          }))}
        />
      )}
    </Section>
  );
}

import { formatMoment } from "@/components/ui/format";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { assessments as words } from "@/components/words/assessments";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import {
  type Comparison,
  DIFFERENCE_LABELS,
  type FoundDifference,
  type KeptAssessment,
} from "@/lib/domain/risks/assessments/comparison/schema";
import { SIDE_LABELS, STRENGTH_LABELS, VALUE_LABELS } from "@/lib/domain/risks/schema";
import { Level } from "./level";
import { Workings } from "./workings";

/** Two assessments: what differs, all they say, and the arithmetic of each by its own method. */
export function AssessmentComparison({ comparison }: { comparison: Comparison }) {
  const { from, to, differences } = comparison;
  return (
    <>
      <Section title={words.differences}>
        {differences.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <PlainTable
            label={words.differences}
            head={words.differenceHead}
            rows={differences.map((one, at) => ({ id: String(at), cells: cellsOf(one) }))}
          />
        )}
      </Section>
      <Section title={words.sideBySide}>
        <PlainTable
          label={words.sideBySide}
          head={words.sideHead}
          rows={PARTS.map(([name, shown]) => ({ id: name, cells: [name, shown(from), shown(to)] }))}
        />
      </Section>
      {[from, ...(from.id === to.id ? [] : [to])].map((one) => (
        <Section key={one.id} title={words.reckoned(formatMoment(one.at), one.method.edition)}>
          <Workings
            risk={{ judgedBy: one.method, controls: one.links, planned: one.planned }}
            inherent={one.inherent}
          />
        </Section>
      ))}
    </>
  );
}

const VALUE_WORDS: ReadonlyMap<unknown, string> = new Map<string, string>([
  ...Object.entries(SIDE_LABELS),
  ...Object.entries(STRENGTH_LABELS),
  ...Object.entries(OPERATING_STATE_LABELS),
]);
const inWords = (value: FoundDifference["before"]) =>
  value === null ? words.nothing : (VALUE_WORDS.get(value) ?? value);

const cellsOf = ({ what, control, planned, before, after }: FoundDifference) => [
  control === null
    ? DIFFERENCE_LABELS[what]
    : words.about(DIFFERENCE_LABELS[what], control, planned),
  inWords(before),
  inWords(after),
];

const linksIn = (links: KeptAssessment["links"]) =>
  links.length === 0 ? (
    words.noControls
  ) : (
    <ul>
      {links.map(({ controlId, reference, side, strength, state }) => (
        <li key={`${controlId} ${side}`}>
          {words.control(
            reference,
            SIDE_LABELS[side],
            STRENGTH_LABELS[strength],
            OPERATING_STATE_LABELS[state],
          )}
        </li>
      ))}
    </ul>
  );

const { parts } = words;
const PARTS: readonly (readonly [string, (one: KeptAssessment) => React.ReactNode])[] = [
  [parts.at, (one) => formatMoment(one.at)],
  [parts.by, (one) => one.by],
  [parts.trigger, (one) => one.trigger],
  [parts.method, (one) => one.method.edition],
  [VALUE_LABELS.inherent, (one) => <Level level={one.inherent} />],
  [parts.reasonLikelihood, (one) => one.reasonLikelihood],
  [parts.reasonImpact, (one) => one.reasonImpact],
  [VALUE_LABELS.current, (one) => <Level level={one.current} />],
  [parts.override, (one) => one.override?.reason ?? words.nothing],
  [VALUE_LABELS.residual, (one) => <Level level={one.residual} />],
  [parts.controls, (one) => linksIn(one.links)],
  [parts.planned, (one) => linksIn(one.planned)],
];

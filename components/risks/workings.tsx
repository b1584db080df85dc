import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { risks as words } from "@/components/words/risks";
import { OPERATING_STATE_LABELS, OPERATING_STATE_TONES } from "@/lib/domain/controls/schema";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import {
  type Effect,
  factorOf,
  type Numbers,
  type Rating,
  type Workings as Steps,
  workingsNow,
  workingsPlanned,
} from "@/lib/domain/risks/rules";
import { SIDE_LABELS, STRENGTH_LABELS, VALUE_LABELS } from "@/lib/domain/risks/schema";
import styles from "./risks.module.css";

interface WorkingsProps {
  /** As it stands, or as an assessment found it. */
  risk: Pick<RiskDetail, "planned"> & {
    judgedBy: Numbers;
    controls: readonly Pick<
      RiskDetail["controls"][number],
      "controlId" | "reference" | "side" | "strength" | "state"
    >[];
  };
  inherent: Rating;
}

/** Every link with what it takes off, so that anybody can compute the levels again. */
export function Workings({ risk, inherent }: WorkingsProps) {
  const parts: [string, Steps][] = [
    [VALUE_LABELS.current, workingsNow(risk.judgedBy, inherent, risk.controls)],
    [VALUE_LABELS.residual, workingsPlanned(risk.judgedBy, inherent, risk.controls, risk.planned)],
  ];
  const names = new Map(
    [...risk.controls, ...risk.planned].map(({ controlId, reference }) => [controlId, reference]),
  );
  return (
    <details>
      <summary>{words.how}</summary>
      <div className={styles.workings}>
        <p>{words.howLead(risk.judgedBy.cap)}</p>
        {parts.flatMap(([value, steps]) =>
          (["likelihood", "impact"] as const).map((side) => (
            <Side
              key={`${value} ${side}`}
              label={words.howOf(value, SIDE_LABELS[side].toLowerCase())}
              working={steps[side]}
              names={names}
              method={risk.judgedBy}
            />
          )),
        )}
      </div>
    </details>
  );
}

interface SideProps {
  label: string;
  working: Steps["likelihood"];
  names: ReadonlyMap<string, string>;
  method: Numbers;
}

function Side({ label, working, names, method }: SideProps) {
  const { effects, inherent, reduction, level } = working;
  return (
    <div>
      <h3>{label}</h3>
      {effects.length === 0 ? (
        <p className={styles.muted}>{words.noEffects}</p>
      ) : (
        <PlainTable
          label={label}
          head={words.howHead}
          rows={effects.map((effect, at) => ({
            id: String(at),
            cells: cellsOf(effect, names.get(effect.controlId) ?? "", method),
          }))}
        />
      )}
      <p>{words.howResult(inherent, reduction, level)}</p>
    </div>
  );
}

const cellsOf = (
  { strength, state, factor, effect, planned }: Effect,
  reference: string,
  { strengths }: Numbers,
) => [
  planned ? `${reference} (${words.planned})` : reference,
  `${STRENGTH_LABELS[strength]} ${strengths[strength]}`,
  OPERATING_STATE_LABELS[state],
  factor,
  effect.toFixed(2),
];

/** The controls that act on the risk now. */
export function LinkedControls({ risk, base = "" }: { risk: RiskDetail; base?: string }) {
  if (risk.controls.length === 0) return <p>{words.noControls}</p>;
  return (
    <PlainTable
      label={words.controls}
      head={words.controlHead}
      rows={risk.controls.map(({ controlId, reference, title, side, strength, state }) => ({
        id: `${controlId} ${side}`,
        cells: [
          <Link key="control" href={`${base}/controls/${reference}`}>
            {reference} {title}
          </Link>,
          SIDE_LABELS[side],
          STRENGTH_LABELS[strength],
          <StatusBadge key="state" tone={OPERATING_STATE_TONES[state]}>
            {OPERATING_STATE_LABELS[state]}
          </StatusBadge>,
          factorOf(risk.judgedBy, state),
        ],
      }))}
    />
  );
}

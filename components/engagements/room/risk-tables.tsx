import { Older } from "@/components/risks/older";
import { escalatedTo, plan } from "@/components/words/plan";
import { riskReviews as reviews } from "@/components/words/risk-reviews";
import { reading } from "@/components/words/room";
import { OUTCOME_LABELS } from "@/lib/domain/risks/acceptances/schema";
import type { RiskDetail, TreatmentPart } from "@/lib/domain/risks/details/schema";
import { REVIEW_RESULT_LABELS } from "@/lib/domain/risks/reviews/schema";
import { BAND_LABELS, SIDE_LABELS, STRENGTH_LABELS } from "@/lib/domain/risks/schema";
import { TREATMENT_STATE_LABELS } from "@/lib/domain/risks/treatments/schema";
import { day, linkTo, TableSection } from "./parts";

const { risks: words } = reading;
interface Shown {
  risk: RiskDetail;
  base: string;
}

/** What a risk hangs together with, as tables to read. */
export function RiskTables({ risk, base }: Shown) {
  return (
    <>
      <Assets risk={risk} base={base} />
      <Controls risk={risk} base={base} />
      <Treatments risk={risk} base={base} />
      <Acceptances risk={risk} />
      <Assessments risk={risk} />
      <Reviews risk={risk} />
    </>
  );
}

/** An assessor without the module of assets sees that there are some, and no more. */
const Assets = ({ risk, base }: Shown) => (
  <TableSection
    title={words.assets}
    head={[reading.reference, reading.name]}
    rows={risk.assets.map(({ id, reference, name }) => ({
      id,
      cells: reference
        ? [linkTo(`${base}/assets/${reference}`, reference), name]
        : [words.hidden, null],
    }))}
  />
);

const Controls = ({ risk, base }: Shown) => (
  <TableSection
    title={words.controls}
    head={[reading.reference, reading.title, words.side, words.strength]}
    rows={risk.controls.map(({ reference, title, side, strength }) => ({
      id: `${reference} ${side}`,
      cells: [
        linkTo(`${base}/controls/${reference}`, reference),
        title,
        SIDE_LABELS[side],
        STRENGTH_LABELS[strength],
      ],
    }))}
  />
);

/** Every look at it since it was assessed first. */
const Reviews = ({ risk }: Pick<Shown, "risk">) => (
  <TableSection
    title={reviews.reviews}
    head={reviews.reviewHead}
    rows={risk.reviews.map(({ id, at, by, result, score, reason }) => ({
      id,
      cells: [day(at), by, REVIEW_RESULT_LABELS[result], score > 0 ? score : null, reason],
    }))}
  />
);

/** Who moved its due day and why, and to whom its lateness was told. */
const latenessOf = ({ dueMoves, escalations }: Omit<TreatmentPart, "id" | "controls">) =>
  [
    ...dueMoves.map(({ from, to, by, reason }) =>
      plan.dueMoved(day(from) ?? "", day(to) ?? "", by, reason),
    ),
    ...escalations.map(({ level, to, at }) =>
      plan.escalated(escalatedTo(level), to.join(", "), day(at) ?? ""),
    ),
  ].join(". ");

/** The controls of one action, each as a link. */
const Linked = ({ base, controls }: { base: string; controls: readonly { reference: string }[] }) =>
  [...new Set(controls.map(({ reference }) => reference))].map((reference, at) => (
    <span key={reference}>
      {at > 0 && ", "}
      {linkTo(`${base}/controls/${reference}`, reference)}
    </span>
  ));

const Treatments = ({ risk, base }: Shown) => (
  <TableSection
    title={words.treatments}
    head={[
      ...[reading.reference, words.action, reading.state, words.responsible],
      ...[words.due, plan.columns.progress, reading.scope.control, words.history],
    ]}
    rows={risk.treatments.map(({ id, controls, ...one }) => ({
      id,
      cells: [
        ...[one.reference, one.action, TREATMENT_STATE_LABELS[one.state], one.responsible.name],
        ...[day(one.due), plan.percent(one.progress)],
        <Linked key="controls" base={base} controls={controls} />,
        latenessOf(one),
      ],
    }))}
  />
);

const Acceptances = ({ risk }: { risk: RiskDetail }) => (
  <>
    <TableSection
      title={words.acceptances}
      head={[
        reading.reference,
        reading.state,
        words.score,
        words.decided,
        words.until,
        words.reason,
      ]}
      rows={risk.acceptances.map((one) => ({
        id: one.id,
        cells: [
          ...[one.reference, OUTCOME_LABELS[one.outcome]],
          `${one.score} ${BAND_LABELS[one.band]}`,
          ...[one.decidedBy, day(one.validUntil), one.reason],
        ],
      }))}
    />
    <Older count={risk.more.acceptances} />
  </>
);

const Assessments = ({ risk }: { risk: RiskDetail }) => (
  <>
    <TableSection
      title={words.assessments}
      head={[words.on, words.by, words.inherent, words.current, words.residual, words.why]}
      rows={risk.assessments.map((one) => ({
        id: one.id,
        cells: [
          ...[day(one.at), one.by],
          ...[one.inherent, one.current, one.residual].map(
            ({ score, band }) => `${score} ${BAND_LABELS[band]}`,
          ),
          [one.reasonLikelihood, one.reasonImpact].filter(Boolean).join(" "),
        ],
      }))}
    />
    <Older count={risk.more.assessments} />
  </>
);

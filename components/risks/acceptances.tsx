import { SecondLook } from "@/components/people/second-look";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { formatDay } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { StatusBadge } from "@/components/ui/status";
import { acceptances } from "@/components/words/acceptances";
import { risks as words } from "@/components/words/risks";
import {
  AUTHORITY_LABELS,
  BREAK_LABELS,
  OUTCOME_LABELS,
  OUTCOME_TONES,
} from "@/lib/domain/risks/acceptances/schema";
import type { AcceptancePart, RiskDetail } from "@/lib/domain/risks/details/schema";
import { acceptanceLimit } from "@/lib/domain/risks/rules";
import { BAND_LABELS } from "@/lib/domain/risks/schema";
import { plusDays } from "@/lib/kernel/fields";
import { renewAcceptance } from "./actions";
import { AcceptForm, ReasonForm } from "./forms";
import { Older } from "./older";
import styles from "./risks.module.css";

interface AcceptancesProps {
  risk: RiskDetail;
  today: string;
}

/** Who must decide at this level, what was decided, and how it ended. */
export function Acceptances({ risk, today }: AcceptancesProps) {
  const band = risk.current?.band;
  const authority = band ? acceptanceLimit(risk.judgedBy, band).authority : null;
  return (
    <>
      {band && (
        <p>
          {authority === null
            ? words.nobody
            : words.authority(BAND_LABELS[band], AUTHORITY_LABELS[authority])}
        </p>
      )}
      {band && risk.state !== "closed" && risk.judgedBy.edition !== risk.inForce.edition && (
        <Note
          tone="warn"
          title={acceptances.olderEdition(risk.judgedBy.edition, risk.inForce.edition)}
        />
      )}
      {risk.acceptances.length === 0 && <p className={styles.muted}>{words.noAcceptances}</p>}
      <ul className={styles.actions}>
        {risk.acceptances.map((one) => (
          <li key={one.id} id={one.reference} className={styles.action}>
            <Decision acceptance={one} />
            <AcceptanceActs risk={risk} acceptance={one} today={today} />
          </li>
        ))}
      </ul>
      <Older count={risk.more.acceptances} href={`/risks/acceptances?risk=${risk.reference}`} />
    </>
  );
}

function Decision({ acceptance }: { acceptance: AcceptancePart }) {
  const { reference, outcome, score, band, reason, atRisk } = acceptance;
  return (
    <>
      <div className={styles.head}>
        <h3>
          {reference} {words.scoreThen(score, BAND_LABELS[band])}
        </h3>
        <StatusBadge tone={OUTCOME_TONES[outcome]}>{OUTCOME_LABELS[outcome]}</StatusBadge>
      </div>
      <ul>
        {storyOf(acceptance).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {reason && <p>{reason}</p>}
      {acceptance.conditions && <p>{acceptances.conditionsAre(acceptance.conditions)}</p>}
      {atRisk && <Note tone="warn" title={words.atRisk} />}
    </>
  );
}

const storyOf = (one: AcceptancePart): string[] => [
  words.requestedBy(one.requestedBy, formatDay(one.requestedAt)),
  ...(one.decidedBy && one.validUntil
    ? [words.acceptedBy(one.decidedBy, formatDay(one.validUntil))]
    : []),
  ...(one.renews ? [acceptances.renews(one.renews)] : []),
  // Which session it was is for the record's file and the trail, not for readers.
  ...(one.decidedBy && one.signIn === "token" ? [acceptances.decidedByToken] : []),
  ...(one.decidedBy && one.bindsSha256 ? [acceptances.hash(one.bindsSha256)] : []),
  ...(one.decidedBy && one.state === "rejected" ? [words.rejectedBy(one.decidedBy)] : []),
  ...(one.endReason ? [words.ended(OUTCOME_LABELS[one.outcome], causeOf(one))] : []),
];

/** Why it fell: the things it bound by their words, a person's reason as it is. */
const causeOf = ({ state, endReason }: AcceptancePart) =>
  state === "voided"
    ? (endReason ?? "")
        .split(", ")
        .map((name) => Object.entries(BREAK_LABELS).find(([key]) => key === name)?.[1] ?? name)
        .join(", ")
    : (endReason ?? "");

function AcceptanceActs({
  risk,
  acceptance,
  today,
}: AcceptancesProps & { acceptance: AcceptancePart }) {
  const { id, version, can, band, score } = acceptance;
  const fixed = { id, version };
  const { longestDays } = acceptanceLimit(risk.judgedBy, band);
  const accept = can.accept && (
    <ActButton
      label={words.accept}
      title={words.acceptTitle}
      description={words.acceptLead(`${score} ${BAND_LABELS[band]}`, longestDays)}
      variant="filled"
    >
      <AcceptForm {...fixed} from={plusDays(today, 1)} latest={plusDays(today, longestDays)} />
    </ActButton>
  );
  return (
    <div className={styles.buttons}>
      {can.needsReview ? (
        <SecondLook
          rule="S4"
          kind="acceptance"
          record={id}
          act="acceptances.accept"
          label={words.accept}
        >
          {accept}
        </SecondLook>
      ) : (
        accept
      )}
      {can.reject && (
        <ActButton label={words.reject} title={words.rejectTitle}>
          <ReasonForm {...fixed} act="reject" />
        </ActButton>
      )}
      {can.withdraw && (
        <ActButton
          label={acceptances.withdraw}
          title={acceptances.withdrawTitle}
          description={acceptances.withdrawLead}
        >
          <ReasonForm {...fixed} act="withdraw" />
        </ActButton>
      )}
      {can.renew && (
        <ConfirmButton
          label={acceptances.renew}
          body={acceptances.renewBody(acceptance.reference)}
          command={renewAcceptance}
          input={fixed}
          done={acceptances.renewed}
          variant="filled"
        />
      )}
      {can.revoke && (
        <ActButton label={words.revoke} title={words.revokeTitle} description={words.revokeLead}>
          <ReasonForm {...fixed} act="revoke" />
        </ActButton>
      )}
    </div>
  );
}

import { Link } from "@/components/ui/link";
import { StatusBadge } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { proposals as words } from "@/components/words/proposals";
import {
  PROPOSAL_STATE_LABELS,
  PROPOSAL_STATE_TONES,
  type ProposalRow,
} from "@/lib/domain/risks/proposals/schema";
import { ProposalActs } from "./acts";
import styles from "./proposals.module.css";
import { Reason } from "./reason";

/** Proposed risks one by one: threat, why, which facts say so, and the ways to decide. */
export function ProposalList({ proposals }: { proposals: readonly ProposalRow[] }) {
  if (proposals.length === 0) return <p>{words.none}</p>;
  return (
    <ul className={styles.list}>
      {proposals.map((one) => (
        <li key={one.id}>
          <div className={styles.head}>
            <h3>{one.threat.title}</h3>
            <StatusBadge tone={PROPOSAL_STATE_TONES[one.state]}>
              {PROPOSAL_STATE_LABELS[one.state]}
            </StatusBadge>
          </div>
          <Reason proposal={one} />
          <Outcome proposal={one} />
          <ProposalActs proposal={one} />
        </li>
      ))}
    </ul>
  );
}

function Outcome({ proposal: { risk, state, dismissal, decidedBy } }: { proposal: ProposalRow }) {
  if (risk) {
    return (
      <p>
        {state === "merged" ? words.partOf : words.becameRisk}{" "}
        <Link href={`/risks/${risk.reference}`}>
          {risk.reference} {risk.title}
        </Link>
      </p>
    );
  }
  if (!dismissal) return null;
  const who = decidedBy?.name ?? "";
  return (
    <div>
      <p className={styles.muted}>
        {state === "dismissed" ? words.dismissedBy(who) : words.dismissedBefore(who)}
      </p>
      <TextBlock>{dismissal}</TextBlock>
    </div>
  );
}

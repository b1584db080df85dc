import { Link } from "@/components/ui/link";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { TextBlock } from "@/components/ui/text-block";
import { proposals as words } from "@/components/words/proposals";
import { PROPOSAL_STATE_LABELS, type ProposalRow } from "@/lib/domain/risks/proposals/schema";
import { AcceptAct, DismissAct } from "./acts";
import styles from "./proposals.module.css";

const TONES = {
  proposed: "info",
  accepted: "ok",
  merged: "ok",
  dismissed: "neutral",
} as const satisfies Record<ProposalRow["state"], Tone>;

interface ProposalListProps {
  proposals: readonly ProposalRow[];
  /** The reader may accept and dismiss these. */
  mayDecide: boolean;
  owners: readonly { value: string; label: string }[];
}

/** Proposed risks one by one: threat, why, what the card said, and the two ways to decide. */
export function ProposalList({ proposals, mayDecide, owners }: ProposalListProps) {
  if (proposals.length === 0) return <p>{words.none}</p>;
  return (
    <ul className={styles.list}>
      {proposals.map((one) => (
        <li key={one.id}>
          <div className={styles.head}>
            <h3>{one.threat.title}</h3>
            <StatusBadge tone={TONES[one.state]}>{PROPOSAL_STATE_LABELS[one.state]}</StatusBadge>
          </div>
          <p>{one.reason}</p>
          <Facts facts={one.facts} />
          <Outcome proposal={one} />
          {one.state === "proposed" && mayDecide && (
            <div className={styles.acts}>
              <AcceptAct
                id={one.id}
                version={one.version}
                threat={one.threat.title}
                draft={one.draft}
                owners={owners}
              />
              <DismissAct id={one.id} version={one.version} threat={one.threat.title} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

const Facts = ({ facts }: Pick<ProposalRow, "facts">) =>
  facts.length > 0 && (
    <details>
      <summary>{words.facts}</summary>
      <ul>
        {facts.map(({ key, value, from }) => (
          <li key={key}>{words.fact(key, value, from)}</li>
        ))}
      </ul>
    </details>
  );

function Outcome({ proposal: { risk, dismissal, decidedBy } }: { proposal: ProposalRow }) {
  if (risk) {
    return (
      <p>
        {words.becameRisk}{" "}
        <Link href={`/risks/${risk.reference}`}>
          {risk.reference} {risk.title}
        </Link>
      </p>
    );
  }
  if (!dismissal) return null;
  return (
    <div>
      <p className={styles.muted}>{words.dismissedBy(decidedBy?.name ?? "")}</p>
      <TextBlock>{dismissal}</TextBlock>
    </div>
  );
}

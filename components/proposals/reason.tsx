import { proposals as words } from "@/components/words/proposals";
import type { ProposalRow } from "@/lib/domain/risks/proposals/schema";
import styles from "./proposals.module.css";

/** Why a risk is proposed: the sentence, what changed, and the facts with who says them. */
export function Reason({ proposal: { reason, change, facts } }: { proposal: ProposalRow }) {
  return (
    <>
      <p>{reason}</p>
      {change && <p className={styles.muted}>{change}</p>}
      {facts.length > 0 && (
        <details>
          <summary>{words.facts}</summary>
          <ul className={styles.facts}>
            {facts.map(({ key, value, from }) => (
              <li key={`${from} ${key} ${value}`}>{words.fact(key, value, from)}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

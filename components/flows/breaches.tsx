import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { Day } from "@/components/ui/time";
import { flows as words } from "@/components/words/flows";
import { type Breach, CARRIED_LABELS } from "@/lib/domain/flows/separation/schema";
import { AskAct } from "./acts";
import { AddRiskFor } from "./add-risk-for";
import styles from "./flows.module.css";

interface BreachesProps {
  breaches: readonly Breach[];
  can: { ask: boolean; addRisk: boolean };
}

/** What separation forbids here, with what was allowed, and the ways on. */
export function Breaches({ breaches, can }: BreachesProps) {
  if (breaches.length === 0) return <p>{words.noneHere}</p>;
  return (
    <ul className={styles.list}>
      {breaches.map((one) => (
        <li key={one.id}>
          <Note
            tone={one.isAllowed ? "warn" : "bad"}
            title={
              one.isAllowed && one.exception ? words.allowed(one.exception.reference) : words.breach
            }
          >
            <p>{one.why}</p>
            <p>{words.brings(one.carries.map((what) => CARRIED_LABELS[what]).join(", "))}</p>
            {one.reference && (
              <p>
                <Link href={`/assets/flows/${one.reference}`}>
                  {one.reference} {one.name}
                </Link>
              </p>
            )}
            <Standing breach={one} />
            <div className={styles.acts}>
              {can.addRisk && !one.isAllowed && (
                <AddRiskFor
                  proposed={one.proposal}
                  name={one.name}
                  why={one.why}
                  threat={one.threat}
                  end={one.to.asset ? one.to : one.from}
                />
              )}
              {can.ask && one.exception?.state !== "requested" && (
                <AskAct about={one.kind === "flow" ? { flow: one.id } : { relation: one.id }} />
              )}
            </div>
          </Note>
        </li>
      ))}
    </ul>
  );
}

/** The exception and the risk, where there are any. */
function Standing({ breach: { exception, isAllowed, proposal } }: { breach: Breach }) {
  return (
    <>
      {exception && (
        <p>
          <Link href={`/assets/flows/exceptions/${exception.reference}`}>
            {isAllowed ? exception.reference : words.asked(exception.reference)}
          </Link>{" "}
          {words.until} <Day value={exception.validUntil} />
        </p>
      )}
      {proposal?.risk && (
        <p>
          <Link href={`/risks/${proposal.risk.reference}`}>
            {proposal.risk.reference} {proposal.risk.title}
          </Link>
        </p>
      )}
    </>
  );
}

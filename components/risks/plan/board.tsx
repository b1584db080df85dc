import { Link } from "@/components/ui/link";
import { Due } from "@/components/ui/time";
import { escalatedTo, plan as words } from "@/components/words/plan";
import { OPTION_LABELS } from "@/lib/domain/risks/schema";
import {
  type BoardColumn,
  TREATMENT_STATE_LABELS,
  type TreatmentCard,
} from "@/lib/domain/risks/treatments/schema";
import styles from "./board.module.css";
import { CardActs } from "./card-acts";

interface BoardProps {
  columns: readonly BoardColumn[];
  today: string;
  /** The filter of the page, without the state. */
  filter: string;
}

/** A column for each state; a card moves by what its reader may do with it. */
export function Board({ columns, today, filter }: BoardProps) {
  return (
    <div className={styles.board}>
      {columns.map(({ state, total, cards }) => {
        const rest = filter ? `&${filter}` : "";
        return (
          <section key={state} className={styles.column} aria-label={TREATMENT_STATE_LABELS[state]}>
            <h2>{words.column(TREATMENT_STATE_LABELS[state], total)}</h2>
            {cards.length === 0 && <p className={styles.muted}>{words.noCards}</p>}
            <ul className={styles.cards}>
              {cards.map((card) => (
                <Card key={card.id} card={card} today={today} />
              ))}
            </ul>
            {total > cards.length && (
              <Link href={`/risks/plan?state=${state}${rest}`}>
                {words.more(cards.length, total)}
              </Link>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Card({ card, today }: { card: TreatmentCard; today: string }) {
  const { action, reference, risk, controls, responsible, due, state, cost, progress } = card;
  const isOver = state === "done" || state === "verified" || state === "cancelled";
  return (
    <li className={styles.card}>
      <h3>
        <Link href={`/risks/${risk.reference}#${reference}`}>{action}</Link>
      </h3>
      <p className={styles.muted}>
        {[reference, OPTION_LABELS[card.option], controls.join(", ")].filter(Boolean).join(" · ")}
      </p>
      <p className={styles.muted}>{`${risk.reference} ${risk.title}`}</p>
      <div className={styles.line}>
        <span>{responsible.name}</span>
        <Due value={due} today={today} done={isOver} />
      </div>
      <div className={styles.line}>
        {progress > 0 && <span>{words.percent(progress)}</span>}
        {cost !== null && <span>{words.money(cost)}</span>}
        {card.escalation > 0 && !isOver && (
          <span>{words.escalatedTo(escalatedTo(card.escalation))}</span>
        )}
      </div>
      <CardActs card={card} today={today} />
    </li>
  );
}

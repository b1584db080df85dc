import type { ReactNode, Ref } from "react";
import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { Due } from "@/components/ui/time";
import { riskReviews as words } from "@/components/words/risk-reviews";
import type { DueReview } from "@/lib/domain/risks/reviews/schema";
import { Level } from "../level";
import { nextLine } from "../next-line";
import { changeWords } from "./change-words";
import styles from "./review.module.css";
import type { ReviewLabels } from "./review-labels";

interface SubjectProps {
  risk: DueReview;
  labels: ReviewLabels;
  /** Names of inherent, current and residual. */
  values: Readonly<Record<"inherent" | "current" | "residual", string>>;
  today: string;
  heading: Ref<HTMLHeadingElement>;
  /** Buttons, or the form that is open. */
  children: ReactNode;
}

/** One risk as whoever reviews it needs it: what it says, its levels, what moved since the last look. */
export function Subject({ risk, labels, values, today, heading, children }: SubjectProps) {
  return (
    <section className={styles.subject} aria-label={words.subject}>
      <h2 ref={heading} tabIndex={-1}>
        {risk.reference} {risk.title}
      </h2>
      <p className={styles.line}>
        <span>{nextLine(risk.next)}</span>
        {risk.next?.step !== "review" && (
          <span className={styles.line}>
            {words.due}
            <Due value={risk.nextReview} today={today} />
          </span>
        )}
        <Link href={`/risks/${risk.reference}`}>{words.openRecord(risk.reference)}</Link>
      </p>
      {children}
      {risk.kind === "risk" && <Levels risk={risk} values={values} />}
      <Since risk={risk} labels={labels} />
      <h3>{words.statement}</h3>
      <Said risk={risk} />
    </section>
  );
}

const VALUES = ["inherent", "current", "residual"] as const;

const Levels = ({ risk, values }: Pick<SubjectProps, "risk" | "values">) => (
  <>
    <h3>{words.levels}</h3>
    <dl className={styles.levels}>
      {VALUES.map((value) => (
        <div key={value}>
          <dt>{values[value]}</dt>
          <dd>
            <Level level={risk[value]} />
          </dd>
        </div>
      ))}
    </dl>
  </>
);

function Since({ risk, labels }: Pick<SubjectProps, "risk" | "labels">) {
  const { lastLook: last, changes } = risk;
  return (
    <>
      <h3>{words.since}</h3>
      {last ? (
        <>
          <p className={styles.muted}>
            {words.last(last.by, formatDay(last.at), labels.results[last.result])}
          </p>
          <blockquote className={styles.quote}>{last.reason}</blockquote>
        </>
      ) : (
        <p className={styles.muted}>{words.nobody}</p>
      )}
      {changes.length === 0 ? (
        <p>{words.nothing}</p>
      ) : (
        <ul className={styles.changes}>
          {changes.map((change) => {
            const said = changeWords(change, risk, labels);
            return <li key={said}>{said}</li>;
          })}
        </ul>
      )}
    </>
  );
}

const PARTS = ["cause", "event", "consequence", "benefit", "effectCheck"] as const;

function Said({ risk }: Pick<SubjectProps, "risk">) {
  const parts = PARTS.flatMap((name) =>
    risk[name] ? [{ term: words.fields[name], value: risk[name] }] : [],
  );
  const assets = risk.assets.join(", ");
  return (
    <dl className={styles.said}>
      {[...parts, ...(assets ? [{ term: words.assets, value: assets }] : [])].map(
        ({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}

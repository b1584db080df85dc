import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { health as words } from "@/components/words/health";
import {
  type HealthFinding,
  SEVERITY_LABELS,
  SEVERITY_TONES,
} from "@/lib/domain/risks/health/schema";
import styles from "./risks.module.css";

/** The rules that found something, each with its rows; below them those that found nothing. */
export function HealthRules({ rules }: { rules: readonly HealthFinding[] }) {
  const found = rules.filter(({ count }) => count > 0);
  const quiet = rules.filter(({ count }) => count === 0);
  return (
    <>
      <p>{words.found(found.length)}</p>
      {found.length > 0 && (
        <div className={styles.framed}>
          <PlainTable
            label={words.pageTitle}
            head={words.head}
            rows={found.map((rule) => ({ id: rule.id, cells: cellsOf(rule) }))}
          />
        </div>
      )}
      {quiet.length > 0 && (
        <details>
          <summary>{words.quiet(quiet.length)}</summary>
          <div className={styles.framed}>
            <PlainTable
              label={words.quiet(quiet.length)}
              head={words.quietHead}
              rows={quiet.map(({ id, title, why, clause }) => ({
                id,
                cells: [title, why, clause],
              }))}
            />
          </div>
        </details>
      )}
    </>
  );
}

const cellsOf = ({ id, title, why, clause, severity, count, isCapped }: HealthFinding) => [
  <StatusBadge key="severity" tone={SEVERITY_TONES[severity]}>
    {SEVERITY_LABELS[severity]}
  </StatusBadge>,
  <div key="rule" className={styles.why}>
    <Link href={`/risks/health/${id}`}>{title}</Link>
    <p className={styles.muted}>{why}</p>
  </div>,
  clause,
  words.rows(count, isCapped),
];

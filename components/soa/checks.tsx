import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { health } from "@/components/words/health";
import { soa } from "@/components/words/soa";
import {
  type HealthFinding,
  SEVERITY_LABELS,
  SEVERITY_TONES,
} from "@/lib/domain/risks/health/schema";
import styles from "./soa.module.css";

const words = soa.checks;

/** The checks that found something, each with its rows; below them those that found nothing. */
export function Checks({ rules }: { rules: readonly HealthFinding[] }) {
  const found = rules.filter(({ count }) => count > 0);
  const quiet = rules.filter(({ count }) => count === 0);
  return (
    <>
      <p>{words.found(found.length)}</p>
      {found.length > 0 && (
        <div className={styles.changes}>
          <PlainTable
            label={words.title}
            head={words.head}
            rows={found.map(({ id, title, why, clause, severity, count, isCapped }) => ({
              id,
              cells: [
                <StatusBadge key="severity" tone={SEVERITY_TONES[severity]}>
                  {SEVERITY_LABELS[severity]}
                </StatusBadge>,
                <div key="check">
                  <Link href={`/soa/checks/${id}`}>{title}</Link>
                  <p>{why}</p>
                </div>,
                clause,
                health.rows(count, isCapped),
              ],
            }))}
          />
        </div>
      )}
      {quiet.length > 0 && (
        <details>
          <summary>{words.quiet(quiet.length)}</summary>
          <div className={styles.changes}>
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

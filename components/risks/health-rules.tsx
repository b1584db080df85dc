import { Link } from "@/components/ui/link";
import { PlainTable, type PlainTableProps } from "@/components/ui/plain-table";
import { StatusBadge } from "@/components/ui/status";
import { health } from "@/components/words/health";
import {
  type HealthFinding,
  SEVERITY_LABELS,
  SEVERITY_TONES,
} from "@/lib/domain/risks/health/schema";
import styles from "./risks.module.css";

interface HealthRulesProps {
  rules: readonly HealthFinding[];
  /** The page of a rule stands below it. */
  base: string;
  words: {
    pageTitle: string;
    found: (count: number) => string;
    head: PlainTableProps["head"];
    quiet: (count: number) => string;
    quietHead: readonly string[];
  };
}

/** The rules that found something, each with its rows; below them those that found nothing. */
export function HealthRules({ rules, base, words }: HealthRulesProps) {
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
            rows={found.map((rule) => ({ id: rule.id, cells: cellsOf(rule, base) }))}
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

const cellsOf = (
  { id, title, why, clause, severity, count, isCapped }: HealthFinding,
  base: string,
) => [
  <StatusBadge key="severity" tone={SEVERITY_TONES[severity]}>
    {SEVERITY_LABELS[severity]}
  </StatusBadge>,
  <div key="rule" className={styles.why}>
    <Link href={`${base}/${id}`}>{title}</Link>
    <p className={styles.muted}>{why}</p>
  </div>,
  clause,
  health.rows(count, isCapped),
];

import { ui } from "@/components/words/ui";
import type { Band } from "./band";
import { Link } from "./link";
import styles from "./matrix.module.css";

const STEPS = [1, 2, 3, 4, 5] as const;

interface MatrixProps {
  /** What is counted: `Residual risk by likelihood and impact`. */
  label: string;
  /** `counts[likelihood - 1][impact - 1]`. */
  counts: readonly (readonly number[])[];
  /** Words of the five steps, the lowest first. */
  likelihoods: readonly string[];
  impacts: readonly string[];
  bandOf: (likelihood: number, impact: number) => Band;
  /** What was counted before, shown small where it was another. */
  before?: readonly (readonly number[])[];
  /** Where a count leads. */
  hrefOf?: (likelihood: number, impact: number) => string;
}

/** Five by five as a table: count, level word, then colour. The highest likelihood is on top. */
export function Matrix(props: MatrixProps) {
  const { label, counts, before, likelihoods, impacts, bandOf, hrefOf } = props;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={ui.table.scroll(label)} tabIndex={0}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{label}</caption>
        <thead>
          <tr>
            <td />
            <th colSpan={5} scope="colgroup" className={styles.axis}>
              {ui.matrix.impact}
            </th>
          </tr>
          <tr>
            <th scope="col" className={styles.axis}>
              {ui.matrix.likelihood}
            </th>
            {STEPS.map((impact) => (
              <th key={impact} scope="col">
                {impact} {impacts[impact - 1]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...STEPS].reverse().map((likelihood) => (
            <tr key={likelihood}>
              <th scope="row">
                {likelihood} {likelihoods[likelihood - 1]}
              </th>
              {STEPS.map((impact) => {
                const band = bandOf(likelihood, impact);
                const words = [likelihoods[likelihood - 1], impacts[impact - 1]] as const;
                const count = counts[likelihood - 1]?.[impact - 1] ?? 0;
                const was = before?.[likelihood - 1]?.[impact - 1] ?? count;
                return (
                  <td key={impact} data-band={band}>
                    <Count
                      count={count}
                      name={ui.matrix.cell(count, ui.bands[band], words[0] ?? "", words[1] ?? "")}
                      href={hrefOf?.(likelihood, impact)}
                    />
                    {was !== count && <span className={styles.was}>{ui.matrix.was(was)}</span>}
                    <span className={styles.word}>{ui.bands[band]}</span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Count({ count, name, href }: { count: number; name: string; href: string | undefined }) {
  if (count === 0) return <span className={styles.count}>0</span>;
  if (!href) return <span className={styles.count}>{count}</span>;
  return (
    <Link href={href} aria-label={name} className={styles.count}>
      {count}
    </Link>
  );
}

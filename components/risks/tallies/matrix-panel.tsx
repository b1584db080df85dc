import { formatDay } from "@/components/ui/format";
import { TabsNav } from "@/components/ui/tabs-nav";
import { tallies as words } from "@/components/words/tallies";
import { VALUE_LABELS, Value } from "@/lib/domain/risks/schema";
import type { RiskMatrix as Counted } from "@/lib/domain/risks/tallies/schema";
import { RiskMatrix } from "../risk-matrix";
import { MovementNote } from "./movement-note";
import { SinceForm } from "./since-form";
import styles from "./tallies.module.css";

interface MatrixPanelProps {
  matrix: Counted;
  /** The page that shows it: its address chooses the value and the day. */
  path: string;
}

/** The matrix of one of the three values, beside what it was on the morning of a day. */
export function MatrixPanel({ matrix, path }: MatrixPanelProps) {
  const { of, movement } = matrix;
  const since = movement?.since;
  const addressOf = (value: Value) => `${path}?of=${value}${since ? `&since=${since}` : ""}`;
  return (
    <div className={styles.panel}>
      <div className={styles.choice}>
        <TabsNav
          label={words.value}
          tabs={Object.values(Value).map((value) => ({
            href: addressOf(value),
            label: VALUE_LABELS[value],
          }))}
          current={addressOf(of)}
        />
        <SinceForm of={of} since={since} />
      </div>
      {movement ? <MovementNote of={of} movement={movement} /> : <p>{words.noDay}</p>}
      <RiskMatrix matrix={matrix} />
      {since && hasOther(matrix) && (
        <p className={styles.remark}>{words.wasFrom(formatDay(since))}</p>
      )}
    </div>
  );
}

/** Whether a cell shows what it was. */
const hasOther = ({ counts, movement }: Counted) =>
  String(movement?.before.flat()) !== String(counts.flat());

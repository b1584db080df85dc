import { lineage as words } from "@/components/words/lineage";
import { boxesOf } from "@/lib/domain/assets/lineage/drawing/rules";
import type { Lineage } from "@/lib/domain/assets/lineage/schema";
import styles from "./lineage.module.css";

/** More would be a picture that nobody can read. */
const MOST = 40;

/** The lineage from left to right, drawn by the server; what it says stands in the tables. */
export function LineageDrawing({ lineage }: { lineage: Lineage }) {
  const { nodes } = lineage;
  if (nodes.length > MOST) return <p>{words.tooWide(nodes.length)}</p>;
  const { boxes, lines, width, height } = boxesOf(lineage);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} aria-label={words.drawing} tabIndex={0}>
      <svg
        role="img"
        aria-label={words.drawing}
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
      >
        {lines.map(({ id, d }) => (
          <path key={id} className={styles.line} d={d} />
        ))}
        {boxes.map(({ id, x, y, wide, high, label, kind, isSelf }) => (
          <g key={id} transform={`translate(${x} ${y})`}>
            <rect
              className={styles.box}
              data-self={isSelf || undefined}
              width={wide}
              height={high}
              rx={6}
            />
            <text className={styles.name} x={10} y={18}>
              {label}
            </text>
            <text className={styles.kind} x={10} y={34}>
              {kind}
            </text>
          </g>
        ))}
      </svg>
    </section>
  );
}

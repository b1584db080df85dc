import { formatDay } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Missing } from "@/components/ui/time";
import { soa as words } from "@/components/words/controls";
import {
  OPERATING_STATE_LABELS,
  OPERATING_STATE_TONES,
  REASON_LABELS,
  SOA_FLAGS,
  type SoaLine,
  THEMES,
} from "@/lib/domain/controls/schema";
import styles from "./soa.module.css";

/** All lines of the Statement of Applicability, by theme. */
export function SoaTables({ lines }: { lines: readonly SoaLine[] }) {
  return Object.entries(THEMES).map(([theme, label]) => {
    const own = lines.filter((line) => line.theme === theme);
    if (own.length === 0) return null;
    const title = words.themeCount(label, own.length);
    return (
      <Section key={theme} title={title} plain>
        <div className={styles.lines}>
          <PlainTable label={title} head={HEAD} rows={own.map(rowOf)} />
        </div>
      </Section>
    );
  });
}

const HEAD = [
  words.columns.ref,
  words.columns.control,
  words.columns.necessary,
  words.columns.reason,
  words.columns.justification,
  words.columns.state,
  words.columns.since,
  words.columns.owner,
];

const rowOf = (line: SoaLine) => ({
  id: line.id,
  cells: [
    <Link key="ref" href={`/controls/${line.ref}`}>
      {line.ref}
    </Link>,
    line.title,
    line.necessary === null ? words.open : line.necessary ? words.yes : words.no,
    sourcesOf(line),
    <Justification key="why" line={line} />,
    <StatusBadge key="state" tone={OPERATING_STATE_TONES[line.state]}>
      {OPERATING_STATE_LABELS[line.state]}
    </StatusBadge>,
    line.since ? formatDay(line.since) : null,
    line.owner?.name ?? (line.necessary === false ? null : <Missing key="owner" />),
  ],
});

const sourcesOf = ({ sources }: SoaLine) =>
  sources
    .map(({ kind, risks }) => [REASON_LABELS[kind], risks.join(", ")].filter(Boolean).join(" "))
    .join("; ");

function Justification({ line }: { line: SoaLine }) {
  return (
    <span className={styles.why}>
      {line.justification}
      {line.flags.map((flag) => (
        <StatusBadge key={flag} tone="warn">
          {SOA_FLAGS[flag]}
        </StatusBadge>
      ))}
    </span>
  );
}

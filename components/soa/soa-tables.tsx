import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Missing } from "@/components/ui/time";
import { soa as words } from "@/components/words/soa";
import {
  OPERATING_STATE_TONES,
  SOA_FLAGS,
  type SoaLine,
  THEMES,
} from "@/lib/domain/controls/schema";
import { cellsOf } from "@/lib/domain/controls/soa/text/rules";
import styles from "./soa.module.css";

/** A line of the live statement, or of an edition, of which nothing is asked any more. */
type Line = Omit<SoaLine, "flags"> & Partial<Pick<SoaLine, "flags">>;

/** All lines of the Statement of Applicability, by theme. */
export function SoaTables({ lines }: { lines: readonly Line[] }) {
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
  words.columns.implementation,
  words.columns.state,
  words.columns.since,
  words.columns.owner,
  words.columns.attestation,
];

function rowOf(line: Line) {
  const said = cellsOf(line);
  return {
    id: line.id,
    cells: [
      <Link key="ref" href={`/controls/${line.ref}`}>
        {said.ref}
      </Link>,
      said.title,
      said.necessary,
      said.sources,
      <Justification key="why" text={said.justification} flags={line.flags ?? []} />,
      said.implementation,
      <StatusBadge key="state" tone={OPERATING_STATE_TONES[line.state]}>
        {said.state}
      </StatusBadge>,
      said.since,
      said.owner || (line.necessary === true && <Missing key="owner" />),
      said.attestation,
    ],
  };
}

const Justification = ({ text, flags }: { text: string; flags: SoaLine["flags"] }) => (
  <span className={styles.why}>
    {text}
    {flags.map((flag) => (
      <StatusBadge key={flag} tone="warn">
        {SOA_FLAGS[flag]}
      </StatusBadge>
    ))}
  </span>
);

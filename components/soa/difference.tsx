import { ChangedWords } from "@/components/ui/changed-words";
import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { soa as words } from "@/components/words/soa";
import { IMPLEMENTATION_LABELS, OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import type {
  FieldChange,
  LineChange,
  SoaComparison,
} from "@/lib/domain/controls/soa/comparison/schema";
import { NECESSITY } from "@/lib/domain/controls/soa/text/rules";
import styles from "./soa.module.css";

const { compare: said } = words;

/** What was decided otherwise, and below it how controls stand otherwise. */
export function Difference({ comparison: { changes } }: { comparison: SoaComparison }) {
  if (changes.length === 0) return <p>{said.none}</p>;
  const decisions = changes.filter(({ isDecision }) => isDecision);
  const facts = changes.filter(({ isDecision }) => !isDecision);
  return (
    <>
      {decisions.length > 0 && (
        <Part title={said.decisions(decisions.length)} changes={decisions} />
      )}
      {facts.length > 0 && <Part title={said.facts(facts.length)} changes={facts} />}
    </>
  );
}

const Part = ({ title, changes }: { title: string; changes: readonly LineChange[] }) => (
  <Section title={title}>
    <div className={styles.changes}>
      <PlainTable label={title} head={said.head} rows={changes.flatMap(rowsOf)} />
    </div>
  </Section>
);

/** A line that came or went is one row; one that changed has a row for each field. */
function rowsOf({ ref, title, op, fields }: LineChange) {
  const control = (
    <Link key="control" href={`/controls/${ref}`}>
      {ref}
    </Link>
  );
  if (op !== "changed") {
    const row = [control, said.whole, op === "removed" ? title : "", op === "added" ? title : ""];
    return [{ id: `${ref} ${op}`, cells: row }];
  }
  return fields.map((change) => ({
    id: `${ref} ${change.field}`,
    cells: [control, said.fields[change.field], ...sidesOf(change)],
  }));
}

function sidesOf(change: FieldChange) {
  const { field, before, after, words: parts } = change;
  if (field !== "justification") return [shown(field, before), shown(field, after)];
  return [
    <ChangedWords key="before" parts={parts.filter(({ op }) => op !== "added")} />,
    <ChangedWords key="after" parts={parts.filter(({ op }) => op !== "removed")} />,
  ];
}

const LABELS: Readonly<Record<string, string>> = {
  ...OPERATING_STATE_LABELS,
  ...IMPLEMENTATION_LABELS,
  true: NECESSITY.yes,
  false: NECESSITY.no,
};
const NAMED = ["necessary", "state", "implementation"];

/** Enums by their word on screen. */
const shown = (field: FieldChange["field"], value: string) => {
  if (field === "necessary" && value === "") return NECESSITY.open;
  return NAMED.includes(field) ? (LABELS[value] ?? value) : value;
};

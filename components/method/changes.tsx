import { ChangedWords } from "@/components/ui/changed-words";
import { PlainTable } from "@/components/ui/plain-table";
import { method as words } from "@/components/words/method";
import { ui } from "@/components/words/ui";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import type { MethodChange } from "@/lib/domain/risks/method/comparison/schema";
import { DIMENSION_LABELS } from "@/lib/domain/risks/method/schema";
import { STRENGTH_LABELS } from "@/lib/domain/risks/schema";
import styles from "./method.module.css";

const { compare: said } = words;

/** What two editions say differently: each word and number side by side. */
export function Changes({
  changes,
  changesScores,
}: {
  changes: readonly MethodChange[];
  changesScores: boolean;
}) {
  if (changes.length === 0) return <p>{said.same}</p>;
  return (
    <>
      <p>{changesScores ? said.scores : said.words}</p>
      <PlainTable
        label={said.changes}
        head={said.head}
        rows={changes.map((one) => ({
          id: [one.part, one.step, one.field].join(" "),
          cells: [
            placeOf(one),
            <Side key="before" of={one} is="before" />,
            <Side key="after" of={one} is="after" />,
          ],
        }))}
      />
    </>
  );
}

interface SideProps {
  of: MethodChange;
  is: "before" | "after";
}

/** Of a text, what this side has and the other has not is marked. */
function Side({ of, is }: SideProps) {
  const hidden = is === "before" ? "added" : "removed";
  if (of.words.length === 0) return saidOf(of.field, of[is]);
  return (
    <span className={styles.words}>
      <ChangedWords parts={of.words.filter(({ op }) => op !== hidden)} />
    </span>
  );
}

function saidOf(field: string | null, value: string) {
  if (field !== "authority") return value || said.nothing;
  if (value === "risk_owner" || value === "top_management") return words.authority[value];
  return words.authority.nobody;
}

const BANDS = ["low", "medium", "high", "critical"] as const;

/** Where it stands in the document: `Band, Medium, to score`. */
export function placeOf({ part, step, field }: Pick<MethodChange, "part" | "step" | "field">) {
  const band = part === "bands" ? BANDS[(step ?? 0) - 1] : undefined;
  const at = band ? ui.bands[band] : (step?.toString() ?? "");
  return said.place(said.parts[part], at, field === null ? "" : (FIELDS[field] ?? field));
}

const FIELDS: Readonly<Record<string, string>> = {
  ...said.fields,
  ...lowered(DIMENSION_LABELS),
  ...lowered(STRENGTH_LABELS),
  ...lowered(OPERATING_STATE_LABELS),
};

function lowered(labels: Readonly<Record<string, string>>) {
  return Object.fromEntries(
    Object.entries(labels).map(([name, label]) => [name, label.toLowerCase()]),
  );
}

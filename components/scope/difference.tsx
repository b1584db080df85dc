import { ChangedWords } from "@/components/ui/changed-words";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { scope as words } from "@/components/words/scope";
import type {
  ComparedList,
  ComparedText,
  ItemChange,
  Part,
  ScopeComparison,
} from "@/lib/domain/scope/comparison/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import styles from "./scope.module.css";

const { compare: said, sections } = words;

/** What two editions say differently, field by field; then what both say alike. */
export function Difference({ comparison }: { comparison: ScopeComparison }) {
  const texts = comparison.texts.filter((one) => one.isChanged);
  const lists = comparison.lists.filter((one) => one.isChanged);
  const same = [...comparison.texts, ...comparison.lists].filter((one) => !one.isChanged);
  return (
    <>
      {texts.length + lists.length === 0 && <p>{said.same}</p>}
      {texts.map((one) => (
        <Section key={one.field} title={titleOf(one.field)}>
          <p className={styles.words}>
            <ChangedWords parts={one.parts} />
          </p>
        </Section>
      ))}
      {lists.map((one) => (
        <Section key={one.field} title={titleOf(one.field)}>
          <PlainTable
            label={titleOf(one.field)}
            head={[said.change, ...HEADS[one.field]]}
            rows={one.items.map((item, at) => ({
              id: String(at),
              cells: [<Mark key="op" op={item.op} />, ...cellsOf(one.field, item)],
            }))}
          />
        </Section>
      ))}
      {same.length > 0 && (
        <Section title={said.unchanged}>
          <ul>
            {same.map((one) => (
              <li key={one.field}>{titleOf(one.field)}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

type Field = ComparedText["field"] | ComparedList["field"];

function titleOf(field: Field): string {
  if (field === "reviewIntervalMonths") return said.interval;
  return field === "kindReasons" ? said.kinds : sections[field];
}

const HEADS: Readonly<Record<ComparedList["field"], readonly string[]>> = {
  sites: [said.line],
  considered: [said.line],
  included: [said.line],
  exclusions: words.exclusionHead,
  interfaces: words.interfaceHead,
  kindReasons: said.kindHead,
};

const cellsOf = (field: ComparedList["field"], { cells }: ItemChange) =>
  cells.map((parts, column) => (
    <ChangedWords
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
      key={column}
      parts={field === "kindReasons" && column === 0 ? parts.map(named) : parts}
    />
  ));

/** The kind by its word on screen. */
const named = (part: Part): Part => ({
  ...part,
  text: Object.entries(ASSET_KIND_LABELS).find(([kind]) => kind === part.text)?.[1] ?? part.text,
});

const MARKS = {
  same: { tone: "neutral", word: said.kept },
  added: { tone: "ok", word: said.added },
  removed: { tone: "bad", word: said.removed },
  changed: { tone: "warn", word: said.changed },
} as const satisfies Record<ItemChange["op"], { tone: Tone; word: string }>;

const Mark = ({ op }: { op: ItemChange["op"] }) => (
  <StatusBadge tone={MARKS[op].tone}>{MARKS[op].word}</StatusBadge>
);

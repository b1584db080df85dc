import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { LinkList } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { scope as words } from "@/components/words/scope";
import { ASSET_KIND_LABELS, type ScopeGaps } from "@/lib/domain/scope/schema";

/** The statement beside the inventory: kinds, and what either side is missing. */
export function Inventory({ gaps, isOpen }: { gaps: ScopeGaps; isOpen: boolean }) {
  const missing = isOpen ? Object.values(gaps.missing).flat() : [];
  const isFine = missing.length + gaps.unsaid.length + gaps.suppliers.length === 0;
  return (
    <Section title={words.sections.gaps}>
      <Rows>
        {isFine && <Note tone="ok">{words.gaps.fine}</Note>}
        {missing.length > 0 && (
          <Note tone="warn" title={words.gaps.missing}>
            <List items={missing} />
          </Note>
        )}
        {gaps.suppliers.length > 0 && (
          <Note tone="warn" title={words.gaps.suppliers}>
            <List items={gaps.suppliers} />
          </Note>
        )}
        {gaps.unsaid.length > 0 && (
          <Note tone="warn" title={words.gaps.unsaid(gaps.unsaid.length)}>
            <LinkList
              items={gaps.unsaid.map(({ reference, name }) => ({
                href: `/assets/${reference}`,
                label: name,
                reference,
              }))}
            />
          </Note>
        )}
        <Kinds gaps={gaps} />
        <LinkList items={LISTS} />
      </Rows>
    </Section>
  );
}

/** The lists that the statement is held against. */
const LISTS = [
  { href: "/assets?scope=inside", label: words.inventory.assets },
  { href: "/assets?scope=outside", label: words.inventory.outside },
  { href: "/assets/flows", label: words.inventory.flows },
  { href: "/context/parties", label: words.inventory.context },
] as const;

const Kinds = ({ gaps }: { gaps: ScopeGaps }) => (
  <PlainTable
    label={words.sections.kinds}
    head={words.kindHead}
    rows={gaps.kinds.map(({ kind, inScope, reason }) => ({
      id: kind,
      cells: [
        <Link key="kind" href={`/assets?kind=${kind}&scope=inside`}>
          {ASSET_KIND_LABELS[kind]}
        </Link>,
        inScope,
        reason,
      ],
    }))}
  />
);

const List = ({ items }: { items: readonly string[] }) => (
  <ul>
    {items.map((one) => (
      <li key={one}>{one}</li>
    ))}
  </ul>
);

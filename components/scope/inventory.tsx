import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { LinkList } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { scope as words } from "@/components/words/scope";
import { ENVIRONMENT_GAP_LABELS, FLOW_GAP_LABELS } from "@/lib/domain/scope/borders/schema";
import { ASSET_KIND_LABELS, type ScopeGaps } from "@/lib/domain/scope/schema";

/** The statement beside the inventory: kinds, and what either side is missing. */
export function Inventory({ gaps, isOpen }: { gaps: ScopeGaps; isOpen: boolean }) {
  const missing = isOpen ? Object.values(gaps.missing).flat() : [];
  const found = [gaps.unsaid, gaps.suppliers, gaps.flows, gaps.environments, gaps.unconsidered];
  const isFine = missing.length + found.flat().length === 0;
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
        <Borders gaps={gaps} />
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

/** Flows, places and entries of the context that the statement does not account for. */
const Borders = ({ gaps }: { gaps: ScopeGaps }) => (
  <>
    {gaps.flows.length > 0 && (
      <Note tone="warn" title={words.gaps.flows}>
        <LinkList
          items={gaps.flows.map(({ reference, name, other, why }) => ({
            href: `/assets/flows/${reference}`,
            label: `${words.gaps.to(name, other)}. ${FLOW_GAP_LABELS[why]}.`,
            reference,
          }))}
        />
      </Note>
    )}
    {gaps.environments.length > 0 && (
      <Note tone="warn" title={words.gaps.environments}>
        <LinkList
          items={gaps.environments.map(({ reference, name, why }) => ({
            href: "/scope/environments",
            label: `${name}. ${ENVIRONMENT_GAP_LABELS[why]}.`,
            reference,
          }))}
        />
      </Note>
    )}
    {gaps.unconsidered.length > 0 && (
      <Note tone="warn" title={words.gaps.unconsidered}>
        <LinkList
          items={gaps.unconsidered.map(({ reference, title }) => ({
            href: `/context/${reference}`,
            label: title,
            reference,
          }))}
        />
      </Note>
    )}
  </>
);

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

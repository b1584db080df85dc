import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { scope as words } from "@/components/words/scope";
import type { ScopeRecord } from "@/lib/domain/scope/schema";

/** The statement as a document to read. */
export function Edition({ edition }: { edition: ScopeRecord }) {
  const { interfaces, exclusions, included, sites } = edition;
  return (
    <>
      <Section title={words.sections.statement}>
        <TextBlock>{edition.statement || words.none}</TextBlock>
      </Section>
      <Lines title={words.sections.included} items={included} />
      <Section title={words.sections.exclusions}>
        {exclusions.length === 0 ? (
          <p>{words.noExclusions}</p>
        ) : (
          <PlainTable
            label={words.sections.exclusions}
            head={words.exclusionHead}
            rows={exclusions.map(({ what, reason, effect }) => ({
              id: what,
              cells: [what, reason, effect],
            }))}
          />
        )}
      </Section>
      <Section title={words.sections.interfaces}>
        {interfaces.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <PlainTable
            label={words.sections.interfaces}
            head={words.interfaceHead}
            rows={interfaces.map((one, at) => ({
              id: String(at),
              cells: [
                one.with,
                one.what,
                one.responsibility,
                <ControlLink key="c" to={one.control} />,
              ],
            }))}
          />
        )}
      </Section>
      <Words title={words.sections.units} text={edition.units} />
      <Lines title={words.sections.sites} items={sites} />
      <Words title={words.sections.services} text={edition.services} />
      <Words title={words.sections.requirements} text={edition.requirements} />
      <Considered entries={edition.considered} />
    </>
  );
}

const ControlLink = ({ to }: { to: string }) => <Link href={`/controls/${to}`}>{to}</Link>;

/** Entries of the context, as links; one that is gone keeps its reference. */
const Considered = ({ entries }: { entries: ScopeRecord["considered"] }) => {
  const gone = entries.filter(({ title }) => title === null);
  return (
    entries.length > 0 && (
      <Section title={words.sections.considered}>
        <LinkList
          items={entries.flatMap(({ reference, title }) =>
            title === null ? [] : { href: `/context/${reference}`, label: title, reference },
          )}
        />
        {gone.length > 0 && <p>{gone.map(({ reference }) => reference).join(", ")}</p>}
      </Section>
    )
  );
};

const Words = ({ title, text }: { title: string; text: string }) => (
  <Section title={title}>
    <TextBlock>{text || words.none}</TextBlock>
  </Section>
);

const Lines = ({ title, items }: { title: string; items: readonly string[] }) => (
  <Section title={title}>
    {items.length === 0 ? (
      <p>{words.none}</p>
    ) : (
      <ul>
        {items.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    )}
  </Section>
);

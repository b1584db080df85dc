import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { TextBlock } from "@/components/ui/text-block";
import { scope as words } from "@/components/words/scope";
import type { ScopeRecord } from "@/lib/domain/scope/schema";

/** The statement as a document to read. */
export function Edition({ edition }: { edition: ScopeRecord }) {
  const { interfaces, exclusions, included } = edition;
  return (
    <>
      <Section title={words.sections.statement}>
        <TextBlock>{edition.statement || words.none}</TextBlock>
      </Section>
      <Section title={words.sections.included}>
        {included.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <ul>
            {included.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </Section>
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
      {(["units", "services", "requirements"] as const).map((part) => (
        <Section key={part} title={words.sections[part]}>
          <TextBlock>{edition[part] || words.none}</TextBlock>
        </Section>
      ))}
    </>
  );
}

const ControlLink = ({ to }: { to: string }) => <Link href={`/controls/${to}`}>{to}</Link>;

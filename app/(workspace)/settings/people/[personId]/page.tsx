import type { Metadata } from "next";
import { Grants } from "@/components/people/grants";
import { PersonState } from "@/components/people/people-table";
import { PersonActs } from "@/components/people/person-acts";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { type Fact, RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { people as words } from "@/components/words/people";
import { allowed, read, signedIn } from "@/lib/adapters/page";
import { editPerson } from "@/lib/domain/people/commands";
import { getPerson } from "@/lib/domain/people/queries";
import { DUTY_LABELS, type PersonRecord } from "@/lib/domain/people/schema";

type Props = PageProps<"/settings/people/[personId]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { personId } = await params;
  return { title: (await read(getPerson, { id: decodeURIComponent(personId) })).name };
}

export default async function PersonPage({ params }: Props) {
  const { personId } = await params;
  const person = await read(getPerson, { id: decodeURIComponent(personId) });
  const can = await allowed({ editPerson });
  const own = (await signedIn()).id === person.id;
  return (
    <Page
      title={person.name}
      status={<PersonState state={person.state} />}
      breadcrumbs={[{ href: "/settings/people", label: words.title }]}
    >
      <RecordView
        facts={factsOf(person)}
        acts={can.editPerson && <PersonActs person={person} own={own} />}
      >
        <Grants person={person} />
        <Section title={words.duties}>
          <Duties of={person} />
        </Section>
        <History entity="person" id={person.id} />
      </RecordView>
    </Page>
  );
}

function Duties({ of: { duties } }: { of: PersonRecord }) {
  if (duties.length === 0) return <p>{words.noDuties}</p>;
  return (
    <ul>
      {duties.map(({ kind, count }) => (
        <li key={kind}>{words.duty(DUTY_LABELS[kind], count)}</li>
      ))}
    </ul>
  );
}

const factsOf = (person: PersonRecord): Fact[] => [
  { term: words.facts.reference, value: person.reference },
  { term: words.facts.title, value: person.title },
  { term: words.facts.email, value: person.email },
  {
    term: words.facts.employed,
    value: person.external ? words.facts.outside : words.facts.inside,
  },
  ...(person.external
    ? [{ term: words.facts.accessUntil, value: <Day value={person.accessUntil} /> }]
    : []),
  {
    term: words.facts.password,
    value: person.hasPassword ? words.facts.passwordSet : words.facts.passwordMissing,
  },
  { term: words.facts.since, value: <Day value={person.createdAt} /> },
];

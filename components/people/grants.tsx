import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Day, Missing } from "@/components/ui/time";
import { people as words } from "@/components/words/people";
import { type PersonRecord, ROLE_LABELS } from "@/lib/domain/people/schema";

const { grantColumns: columns } = words;

/** Every role ever held, from when to when and by whose act. */
export function Grants({ person }: { person: PersonRecord }) {
  return (
    <Section title={words.grants}>
      <PlainTable
        label={words.grantsCaption(person.name)}
        head={[
          columns.role,
          columns.state,
          columns.from,
          columns.until,
          columns.by,
          columns.decision,
        ]}
        rows={person.grants.map((grant) => ({
          id: grant.id,
          cells: [
            ROLE_LABELS[grant.role],
            <StatusBadge key="state" tone={grant.inForce ? "ok" : "neutral"}>
              {grant.inForce ? words.grantStates.inForce : words.grantStates.ended}
            </StatusBadge>,
            <Day key="from" value={grant.grantedAt} />,
            <Until key="until" day={grant.revokedAt ?? grant.until} />,
            grant.grantedBy?.name ?? words.byAnnex,
            grant.decision ?? <Missing key="decision">{words.noDecision}</Missing>,
          ],
        }))}
      />
    </Section>
  );
}

const Until = ({ day }: { day: string | null }) =>
  day ? <Day value={day} /> : <Missing>{words.openEnded}</Missing>;

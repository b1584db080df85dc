import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { scope as document } from "@/components/words/scope";
import { read, readList } from "@/lib/adapters/page";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { getScope, listScopes } from "@/lib/domain/scope/queries";
import {
  SCOPE_RESULT_LABELS,
  SCOPE_STATE_LABELS,
  type ScopeRecord,
} from "@/lib/domain/scope/schema";
import { block, day, fact, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { scope: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listScopes, searchParams);
  return (
    <RoomTable
      {...page}
      name="scopes"
      label={MODULE_LABELS.scope}
      empty={reading.empty(MODULE_LABELS.scope)}
      columns={[
        { id: "edition", header: words.edition },
        { id: "state", header: reading.state },
        { id: "author", header: words.author },
        { id: "approver", header: words.approvedBy },
        { id: "approved", header: words.approvedAt },
        { id: "next", header: reading.next },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/scope/${one.reference}`,
        cells: {
          edition: one.edition,
          state: SCOPE_STATE_LABELS[one.state],
          author: one.author.name,
          approver: one.approver?.name,
          approved: day(one.approvedAt),
          next: day(one.nextReview),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const scope = await read(getScope, { id });
  return (
    <RoomPage
      module="scope"
      base={base}
      path="scope"
      title={`${MODULE_LABELS.scope} ${scope.edition}`}
    >
      <ScopeText scope={scope} />
    </RoomPage>
  );
}

/** The statement whole, with its boundaries. */
function ScopeText({ scope }: { scope: ScopeRecord }) {
  const { interfaces, exclusions, reviews } = scope;
  return (
    <Rows>
      <Section title={words.statement}>
        <Facts facts={statementOf(scope)} />
      </Section>
      <TableSection
        title={words.interfaces}
        head={[words.with, words.what, words.responsibility, words.control]}
        rows={interfaces.map((one) => ({
          id: `${one.with} ${one.what}`,
          cells: [one.with, one.what, one.responsibility, one.control],
        }))}
      />
      <TableSection
        title={words.exclusions}
        head={[words.what, words.reason, words.effect]}
        rows={exclusions.map((one) => ({
          id: one.what,
          cells: [one.what, one.reason, one.effect],
        }))}
      />
      <TableSection
        title={words.reviews}
        head={[words.on, words.by, words.result, words.reason]}
        rows={reviews.map((one) => ({
          id: one.id,
          cells: [day(one.at), one.by.name, SCOPE_RESULT_LABELS[one.result], one.reason],
        }))}
      />
    </Rows>
  );
}

const statementOf = (scope: ScopeRecord) => [
  ...fact(reading.state, SCOPE_STATE_LABELS[scope.state]),
  ...block(words.statement, scope.statement),
  ...block(words.units, scope.units),
  ...block(document.sections.sites, scope.sites.join("\n")),
  ...block(words.services, scope.services),
  ...block(words.included, scope.included.join("\n")),
  ...block(words.requirements, scope.requirements),
  ...fact(words.author, scope.author.name),
  ...fact(words.approvedBy, scope.approver?.name),
  ...fact(words.approvedAt, day(scope.approvedAt)),
  ...fact(reading.next, day(scope.nextReview)),
  ...block(words.hash, scope.sha256),
];

export const scopeSection: RoomSection<"scope"> = { module: "scope", List, Record };

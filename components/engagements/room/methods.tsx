import { Changes } from "@/components/method/changes";
import { MethodDocument } from "@/components/method/document";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { method as words } from "@/components/words/method";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { getMethod, listMethods } from "@/lib/domain/risks/method/editions/queries";
import { METHOD_STATE_LABELS, type MethodRecord } from "@/lib/domain/risks/method/editions/schema";
import { block, day, fact, RoomPage } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { scope: said } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, ...page } = await readList(listMethods, searchParams);
  return (
    <RoomTable
      {...page}
      name="methods"
      label={reading.places.methods}
      empty={reading.empty(reading.places.methods)}
      columns={[
        { id: "edition", header: said.edition, sort: "edition" },
        { id: "state", header: reading.state },
        { id: "author", header: said.author },
        { id: "approver", header: said.approvedBy },
        { id: "approved", header: said.approvedAt },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/methods/${one.edition}`,
        cells: {
          edition: one.edition,
          state: METHOD_STATE_LABELS[one.state],
          author: one.author?.name ?? words.facts.shipped,
          approver: one.approvedBy?.name,
          approved: day(one.approvedAt),
        },
      }))}
    />
  );
}

async function Record({ base, id }: RecordProps) {
  const method = await read(getMethod, { id });
  return (
    <RoomPage module="risk" base={base} path="methods" title={words.edition(method.edition)}>
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(method)} />
        </Section>
        <MethodDocument text={method.text} />
        {method.before && (
          <Section title={words.sections.difference(method.before.edition)}>
            <Changes changes={method.before.changes} changesScores={method.before.changesScores} />
          </Section>
        )}
      </Rows>
    </RoomPage>
  );
}

const factsOf = (method: MethodRecord) => [
  ...fact(reading.state, METHOD_STATE_LABELS[method.state]),
  ...fact(said.author, method.author?.name ?? words.facts.shipped),
  ...fact(words.facts.writers, method.writers.map(({ name }) => name).join(", ")),
  ...fact(said.approvedBy, method.approvedBy?.name),
  ...fact(said.approvedAt, day(method.approvedAt)),
  ...block(words.sections.note, method.note),
  ...block(said.hash, method.sha256),
];

export const methodsSection: RoomSection<"risk"> = { module: "risk", List, Record };

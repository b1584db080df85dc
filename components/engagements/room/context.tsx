import { optionsOf } from "@/components/audits/option";
import { Note } from "@/components/ui/note";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { reading } from "@/components/words/room";
import { read, readList } from "@/lib/adapters/page";
import { listClimateDecisions } from "@/lib/domain/context/climate/queries";
import { getContextItem, listContext } from "@/lib/domain/context/queries";
import {
  CONTEXT_KIND_LABELS,
  CONTEXT_STATE_LABELS,
  type ContextRecord,
  REQUIREMENT_SOURCE_LABELS,
} from "@/lib/domain/context/schema";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { block, day, fact, RoomPage, TableSection } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RecordProps, RoomSection } from "./section";

const { context: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const [{ rows, ...page }, climate] = await Promise.all([
    readList(listContext, searchParams),
    read(listClimateDecisions, { size: 1 }),
  ]);
  return (
    <Rows>
      {climate.rows.map(({ id, relevant, reason, at }) => (
        <Note key={id} tone="info" title={words.climateDecision}>
          {[relevant ? words.relevant : words.notRelevant, day(at), reason].join(" · ")}
        </Note>
      ))}
      <RoomTable
        {...page}
        name="context"
        label={MODULE_LABELS.context}
        empty={reading.empty(MODULE_LABELS.context)}
        filters={[
          { name: "kind", label: reading.kind, options: optionsOf(CONTEXT_KIND_LABELS) },
          { name: "state", label: reading.state, options: optionsOf(CONTEXT_STATE_LABELS) },
        ]}
        columns={[
          { id: "reference", header: reading.reference, sort: "reference" },
          { id: "title", header: reading.title, sort: "title" },
          { id: "kind", header: reading.kind },
          { id: "party", header: words.party },
          { id: "addressed", header: words.addressed },
          { id: "state", header: reading.state },
          { id: "next", header: reading.next, sort: "due" },
        ]}
        rows={rows.map((one) => ({
          id: one.id,
          href: `${base}/context/${one.reference}`,
          cells: {
            reference: one.reference,
            title: one.title,
            kind: CONTEXT_KIND_LABELS[one.kind],
            party: one.party,
            addressed: one.addressed ? words.yes : words.no,
            state: CONTEXT_STATE_LABELS[one.state],
            next: day(one.nextReview),
          },
        }))}
      />
    </Rows>
  );
}

async function Record({ base, id }: RecordProps) {
  const item = await read(getContextItem, { id });
  return (
    <RoomPage module="context" base={base} path="context" title={`${item.reference} ${item.title}`}>
      <Rows>
        <Section title={reading.facts}>
          <Facts facts={factsOf(item)} />
        </Section>
        <TableSection
          title={words.risks}
          head={[reading.reference, reading.title]}
          rows={item.risks.map((one) => ({ id: one.id, cells: [one.reference, one.title] }))}
        />
        <TableSection
          title={words.controls}
          head={[reading.reference, reading.title, reading.state]}
          rows={item.controls.map((one) => ({
            id: one.id,
            cells: [one.reference, one.title, OPERATING_STATE_LABELS[one.operatingState]],
          }))}
        />
        <TableSection
          title={words.reviews}
          head={[reading.scope.on, reading.scope.by, words.comment, reading.next]}
          rows={item.reviews.map((one) => ({
            id: one.id,
            cells: [day(one.at), one.by.name, one.comment, day(one.nextReview)],
          }))}
        />
      </Rows>
    </RoomPage>
  );
}

const factsOf = (item: ContextRecord) => [
  ...fact(reading.kind, CONTEXT_KIND_LABELS[item.kind]),
  ...fact(reading.state, CONTEXT_STATE_LABELS[item.state]),
  ...block(words.description, item.description),
  ...fact(words.party, item.party),
  ...fact(words.source, item.source && REQUIREMENT_SOURCE_LABELS[item.source]),
  ...block(words.sourceText, item.sourceText),
  ...fact(words.addressed, item.addressed ? words.yes : words.no),
  ...block(words.reason, item.reason),
  ...block(words.response, item.response),
  ...fact(words.climate, item.isClimate ? words.yes : null),
  ...block(words.change, item.change),
  ...fact(reading.owner, item.owner?.name),
  ...fact(reading.next, day(item.nextReview)),
];

export const contextSection: RoomSection<"context"> = { module: "context", List, Record };

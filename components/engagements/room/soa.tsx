import { reading } from "@/components/words/room";
import { readList } from "@/lib/adapters/page";
import {
  OPERATING_STATE_LABELS,
  OPERATING_STATE_TONES,
  SOA_FLAGS,
} from "@/lib/domain/controls/schema";
import { listSoa } from "@/lib/domain/controls/soa/queries";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";
import { necessity } from "./controls";
import { day } from "./parts";
import { RoomTable } from "./room-table";
import type { ListProps, RoomSection } from "./section";

const { controls: words } = reading;

async function List({ base, searchParams }: ListProps) {
  const { rows, next, total, totalIsCapped } = await readList(listSoa, searchParams);
  return (
    <RoomTable
      {...{ next, total, totalIsCapped }}
      name="soa"
      label={MODULE_LABELS.soa}
      empty={reading.empty(MODULE_LABELS.soa)}
      columns={[
        { id: "ref", header: reading.reference },
        { id: "title", header: reading.title },
        { id: "necessary", header: words.necessary },
        { id: "justification", header: words.justification },
        { id: "state", header: words.operating },
        { id: "since", header: words.since },
        { id: "owner", header: reading.owner },
        { id: "flags", header: words.flags },
      ]}
      rows={rows.map((one) => ({
        id: one.id,
        href: `${base}/controls/${one.ref}`,
        cells: {
          ...{ ref: one.ref, title: one.title, justification: one.justification },
          necessary: necessity(one.necessary),
          state: {
            text: OPERATING_STATE_LABELS[one.state],
            tone: OPERATING_STATE_TONES[one.state],
          },
          since: day(one.since),
          owner: one.owner?.name,
          flags: one.flags.map((flag) => SOA_FLAGS[flag]).join(", "),
        },
      }))}
    />
  );
}

export const soaSection: RoomSection<"soa"> = { module: "soa", List };

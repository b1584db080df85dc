import type { Metadata } from "next";
import { maskWords } from "@/components/engagements/engagement-view";
import { baseOf } from "@/components/engagements/room/current";
import {
  AuditsOverview,
  FindingsOverview,
  RisksOverview,
  ScopeOverview,
} from "@/components/engagements/room/overview";
import { Page } from "@/components/shell/page";
import { formatDay } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { Facts } from "@/components/ui/record";
import { Rows, Section } from "@/components/ui/section";
import { room as words } from "@/components/words/engagements";
import { read } from "@/lib/adapters/page";
import { assessorRoom } from "@/lib/domain/engagements/queries";
import { MODULE_LABELS } from "@/lib/domain/engagements/schema";

export const metadata: Metadata = { title: words.title };

export default async function RoomPage({ params }: PageProps<"/engagements/[id]">) {
  const room = await read(assessorRoom, { id: decodeURIComponent((await params).id) });
  const { openModules: open, modules, masks, organisation, purpose, hiddenAudits } = room;
  const base = baseOf(room);
  const isEarly = open.length < modules.length && room.today < room.from;
  return (
    <Page title={words.title} lead={words.lead(organisation, purpose)}>
      <Rows>
        {isEarly && <Note tone="info">{words.early(formatDay(room.from))}</Note>}
        {open.includes("scope") && <ScopeOverview base={base} />}
        {open.includes("risk") && <RisksOverview base={base} />}
        {open.includes("findings") && <FindingsOverview base={base} />}
        {open.includes("audit") && <AuditsOverview base={base} hidden={hiddenAudits} />}
        <Section title={words.granted}>
          <Facts
            facts={[
              { term: words.granted, value: open.map((one) => MODULE_LABELS[one]).join(", ") },
              { term: words.masked, value: masks.map(maskWords).join(", ") },
            ]}
          />
        </Section>
      </Rows>
    </Page>
  );
}

import type { Metadata } from "next";
import { EntryActs } from "@/components/context/entry-acts";
import { EntryView, factsOf, nextOf } from "@/components/context/entry-view";
import { contextActs } from "@/components/context/rights";
import { VIEWS, viewOf } from "@/components/context/views";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { context as words } from "@/components/words/context";
import { allowed, read } from "@/lib/adapters/page";
import { getContextItem } from "@/lib/domain/context/queries";
import { CONTEXT_STATE_LABELS, CONTEXT_STATE_TONES } from "@/lib/domain/context/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export async function generateMetadata({ params }: PageProps<"/context/[ref]">): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function EntryPage({ params }: PageProps<"/context/[ref]">) {
  const item = await read(getContextItem, { id: decodeURIComponent((await params).ref) });
  const can = await allowed(contextActs);
  const view = viewOf(item.kind);
  return (
    <Page
      title={`${item.reference} ${item.title}`}
      status={
        <StatusBadge tone={CONTEXT_STATE_TONES[item.state]}>
          {CONTEXT_STATE_LABELS[item.state]}
        </StatusBadge>
      }
      breadcrumbs={[{ href: VIEWS[view].href, label: words.tabs[view] }]}
    >
      <RecordView
        facts={factsOf(item)}
        next={nextOf(item)}
        acts={<EntryActs item={item} can={can} today={dayOf(clock.now())} />}
      >
        <EntryView item={item} canLink={can.link} />
        {can.history && <History entity="context_item" id={item.id} />}
      </RecordView>
    </Page>
  );
}

import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { context as words } from "@/components/words/context";
import { allowed, read } from "@/lib/adapters/page";
import type { listContext } from "@/lib/domain/context/queries";
import { CONTEXT_KIND_LABELS, CONTEXT_OWNERS } from "@/lib/domain/context/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { AddAct } from "./acts";
import { ContextTable } from "./context-table";
import { contextLabels } from "./labels";
import { optionsOf, people } from "./option";
import { contextActs } from "./rights";
import { VIEWS, type View } from "./views";

interface ContextViewProps {
  view: View;
  list: Awaited<ReturnType<(typeof listContext)["run"]>>;
  today: string;
  /** What stands above the list. */
  children?: ReactNode;
}

const TABS = (Object.keys(VIEWS) as View[]).map((view) => ({
  href: VIEWS[view].href,
  label: words.tabs[view],
}));

/** One list of the context, with the way to the others. */
export async function ContextView({ view, list, today, children }: ContextViewProps) {
  const can = await allowed({ add: contextActs.add });
  const act = can.add && <AddEntry view={view} />;
  return (
    <Page title={words.title} lead={words.leads[view]} aside={act}>
      <TabsNav label={words.views} tabs={TABS} current={VIEWS[view].href} />
      <Rows>
        {children}
        <ContextTable
          {...list}
          view={view}
          labels={contextLabels}
          today={today}
          empty={{ title: words.empty[view], body: words.emptyBody[view], act }}
        />
      </Rows>
    </Page>
  );
}

async function AddEntry({ view }: { view: View }) {
  const { rows } = await read(listPersonNames, { role: [...CONTEXT_OWNERS] });
  const kinds = VIEWS[view].kinds.map((kind) => [kind, CONTEXT_KIND_LABELS[kind]]);
  return (
    <AddAct
      kinds={optionsOf(Object.fromEntries(kinds))}
      sources={optionsOf(contextLabels.sources)}
      people={people(rows)}
    />
  );
}

import type { Metadata } from "next";
import { AddFlowAct } from "@/components/flows/acts";
import { FlowsTable } from "@/components/flows/flows-table";
import { flowLabels, flowOptions } from "@/components/flows/labels";
import { openBreaches } from "@/components/flows/open-breaches";
import { flowRights } from "@/components/flows/rights";
import { FlowTabs } from "@/components/flows/tabs";
import { WhoMay } from "@/components/people/who-may";
import { Page } from "@/components/shell/page";
import { Note } from "@/components/ui/note";
import { LinkList } from "@/components/ui/record";
import { Rows } from "@/components/ui/section";
import { flows as words } from "@/components/words/flows";
import { read, readList, signedIn } from "@/lib/adapters/page";
import { ASSET_READERS } from "@/lib/domain/assets/schema";
import { addFlow } from "@/lib/domain/flows/commands";
import { listFlows } from "@/lib/domain/flows/queries";
import { listBreaches } from "@/lib/domain/flows/separation/queries";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { listZones } from "@/lib/domain/scope/zones/queries";
import { holds } from "@/lib/kernel/actor";

export const metadata: Metadata = { title: words.title };

export default async function FlowsPage({ searchParams }: PageProps<"/assets/flows">) {
  const actor = await signedIn();
  const can = flowRights(actor);
  const [found, environments] = await Promise.all([
    readList(listFlows, searchParams),
    read(listEnvironments),
  ]);
  const add = can.add && <AddFlow />;
  return (
    <Page title={words.title} lead={words.lead} aside={add}>
      <Rows>
        <FlowTabs current="/assets/flows" />
        {can.readsRisks && <OpenBreaches />}
        <FlowsTable
          {...found}
          labels={flowLabels(environments.rows)}
          mayAddRisk={can.addRisk}
          empty={
            holds(actor, ...ASSET_READERS)
              ? {
                  title: words.empty,
                  body: words.emptyBody,
                  act: add || <WhoMay actor={actor} act={addFlow} />,
                }
              : { title: words.noneYours, body: words.yours }
          }
        />
      </Rows>
    </Page>
  );
}

async function AddFlow() {
  const { rows } = await read(listZones, { size: 500 });
  return <AddFlowAct options={flowOptions(rows)} />;
}

/** What comes down into a lower tier without leave, wherever it is. */
async function OpenBreaches() {
  const { told, more } = await openBreaches((after) =>
    read(listBreaches, { size: 500, ...(after && { after }) }),
  );
  if (told.length === 0) return null;
  return (
    <Note tone="bad" title={words.breaches(told.length, more)}>
      <LinkList
        items={told.map(({ reference, name, from, to }) => ({
          href: reference
            ? `/assets/flows/${reference}`
            : `/assets/${to.asset?.reference ?? from.asset?.reference}/flows`,
          label: name,
          ...(reference && { reference }),
        }))}
      />
    </Note>
  );
}

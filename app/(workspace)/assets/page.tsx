import type { Metadata } from "next";
import { AddAct } from "@/components/assets/acts";
import { AssetsTable } from "@/components/assets/assets-table";
import { assetLabels } from "@/components/assets/labels";
import { assetOptions } from "@/components/assets/options";
import { inventoryTabs, kindIn } from "@/components/assets/tabs";
import { WhoMay } from "@/components/people/who-may";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets as words } from "@/components/words/assets";
import { inventory } from "@/components/words/inventory";
import { allowed, read, readList, signedIn } from "@/lib/adapters/page";
import { changeMany, confirmMany } from "@/lib/domain/assets/bulk/commands";
import { listBatches } from "@/lib/domain/assets/bulk/queries";
import { listAssetChoices } from "@/lib/domain/assets/choices/queries";
import { addAsset } from "@/lib/domain/assets/commands";
import { listAssets } from "@/lib/domain/assets/queries";
import { ASSET_READERS } from "@/lib/domain/assets/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { holds } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

export default async function AssetsPage({ searchParams }: PageProps<"/assets">) {
  const asked = await searchParams;
  const [can, found, choices, actor] = await Promise.all([
    allowed({
      ...{ add: addAsset, import: importAssets, batches: listBatches },
      ...{ change: changeMany, confirm: confirmMany },
    }),
    readList(listAssets, searchParams),
    read(listAssetChoices),
    signedIn(),
  ]);
  const add = can.add && <AddAsset />;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      aside={
        <>
          {can.batches && <LinkButton href="/assets/changes">{inventory.changes}</LinkButton>}
          {can.import && <LinkButton href="/assets/import">{words.importCard}</LinkButton>}
          {add}
        </>
      }
    >
      <Rows>
        <TabsNav label={words.kinds} {...inventoryTabs(asked)} />
        <AssetsTable
          {...found}
          labels={assetLabels(choices)}
          today={dayOf(clock.now())}
          kind={kindIn(asked)}
          can={{ change: can.change, confirm: can.confirm }}
          empty={
            holds(actor, ...ASSET_READERS)
              ? {
                  ...{ title: words.empty, body: words.emptyBody },
                  act: add || <WhoMay actor={actor} act={addAsset} />,
                }
              : { title: words.noneYours, body: words.yours }
          }
        />
      </Rows>
    </Page>
  );
}

async function AddAsset() {
  const [people, environments] = await Promise.all([read(listPersonNames), read(listEnvironments)]);
  return <AddAct options={assetOptions(people.rows, environments.rows)} />;
}

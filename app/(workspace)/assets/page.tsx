import type { Metadata } from "next";
import { AddAct } from "@/components/assets/acts";
import { AssetsTable } from "@/components/assets/assets-table";
import { assetLabels } from "@/components/assets/labels";
import { assetOptions } from "@/components/assets/options";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets as words } from "@/components/words/assets";
import { allowed, read, readList } from "@/lib/adapters/page";
import { addAsset } from "@/lib/domain/assets/commands";
import { listAssets } from "@/lib/domain/assets/queries";
import { listPersonNames } from "@/lib/domain/people/queries";
import { importCard } from "@/lib/domain/risks/imports/commands";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

export default async function AssetsPage({ searchParams }: PageProps<"/assets">) {
  const kind = [(await searchParams).kind].flat()[0];
  const [can, found, environments] = await Promise.all([
    allowed({ add: addAsset, import: importCard }),
    readList(listAssets, searchParams),
    read(listEnvironments),
  ]);
  const add = can.add && <AddAsset />;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      aside={
        <>
          {can.import && <LinkButton href="/assets/import">{words.importCard}</LinkButton>}
          {add}
        </>
      }
    >
      <Rows>
        <TabsNav label={words.kinds} tabs={TABS} current={hrefOf(kind)} />
        <AssetsTable
          {...found}
          labels={assetLabels(environments.rows)}
          today={dayOf(clock.now())}
          empty={
            can.add
              ? { title: words.empty, body: words.emptyBody, act: add }
              : { title: words.noneYours, body: words.yours }
          }
        />
      </Rows>
    </Page>
  );
}

const hrefOf = (kind: string | undefined) => (kind ? `/assets?kind=${kind}` : "/assets");
const TABS = [
  { href: "/assets", label: words.all },
  ...Object.entries(words.plurals).map(([kind, label]) => ({ href: hrefOf(kind), label })),
];

async function AddAsset() {
  const [people, environments] = await Promise.all([read(listPersonNames), read(listEnvironments)]);
  return <AddAct options={assetOptions(people.rows, environments.rows)} />;
}

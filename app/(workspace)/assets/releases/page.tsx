import type { Metadata } from "next";
import { inventoryTabs } from "@/components/assets/tabs";
import { WhoMay } from "@/components/people/who-may";
import { AddForm } from "@/components/releases/forms";
import { releaseChoices } from "@/components/releases/labels";
import { ReleasesTable } from "@/components/releases/releases-table";
import { Page } from "@/components/shell/page";
import { ActButton } from "@/components/ui/act-button";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets } from "@/components/words/assets";
import { releases as words } from "@/components/words/releases";
import { allowed, readList, signedIn } from "@/lib/adapters/page";
import { addRelease } from "@/lib/domain/releases/commands";
import { listReleases } from "@/lib/domain/releases/queries";
import { RELEASE_STATE_LABELS } from "@/lib/domain/releases/schema";

export const metadata: Metadata = { title: words.title };

export default async function ReleasesPage({ searchParams }: PageProps<"/assets/releases">) {
  const [can, list, actor] = await Promise.all([
    allowed({ add: addRelease }),
    readList(listReleases, searchParams),
    signedIn(),
  ]);
  const add = can.add && (
    <ActButton label={words.add} variant="filled" wide>
      <AddForm choices={releaseChoices} />
    </ActButton>
  );
  const { tabs } = inventoryTabs({});
  return (
    <Page title={words.title} lead={words.lead} aside={add}>
      <Rows>
        <TabsNav label={assets.kinds} tabs={tabs} current="/assets/releases" />
        <ReleasesTable
          {...list}
          states={RELEASE_STATE_LABELS}
          empty={{
            ...{ title: words.empty, body: words.emptyBody },
            act: add || <WhoMay actor={actor} act={addRelease} />,
          }}
        />
      </Rows>
    </Page>
  );
}

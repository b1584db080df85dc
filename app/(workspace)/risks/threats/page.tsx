import type { Metadata } from "next";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { Page } from "@/components/shell/page";
import { AddThreatAct } from "@/components/threats/acts";
import { threatChoices, threatLabels } from "@/components/threats/labels";
import { ThreatsTable } from "@/components/threats/threats-table";
import { threats as words } from "@/components/words/threats";
import { allowed, readList } from "@/lib/adapters/page";
import { addThreat } from "@/lib/domain/risks/threats/commands";
import { listThreats } from "@/lib/domain/risks/threats/queries";

export const metadata: Metadata = { title: words.title };

export default async function ThreatsPage({ searchParams }: PageProps<"/risks/threats">) {
  const [can, list] = await Promise.all([
    allowed({ add: addThreat }),
    readList(listThreats, searchParams),
  ]);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      aside={can.add && <AddThreatAct choices={threatChoices} />}
    >
      <RegisterTabs current="/risks/threats" />
      <ThreatsTable {...list} labels={threatLabels} choices={threatChoices} />
    </Page>
  );
}

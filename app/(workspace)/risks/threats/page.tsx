import type { Metadata } from "next";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { ThreatSearch, Threats } from "@/components/risks/threats";
import { Page } from "@/components/shell/page";
import { riskLists } from "@/components/words/risk-lists";
import { readList } from "@/lib/adapters/page";
import { listThreats } from "@/lib/domain/risks/threats/queries";

const words = riskLists.catalogue;
export const metadata: Metadata = { title: words.title };

export default async function ThreatsPage({ searchParams }: PageProps<"/risks/threats">) {
  const { rows, total } = await readList(listThreats, searchParams);
  const { q } = await searchParams;
  return (
    <Page title={words.title} lead={words.lead(total)}>
      <RegisterTabs current="/risks/threats" />
      <ThreatSearch q={typeof q === "string" ? q : ""} />
      <Threats rows={rows} />
    </Page>
  );
}

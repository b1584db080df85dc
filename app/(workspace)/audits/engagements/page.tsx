import type { Metadata } from "next";
import { ProposeAct } from "@/components/engagements/engagement-acts";
import { EngagementTable } from "@/components/engagements/engagement-table";
import { Page } from "@/components/shell/page";
import { engagements } from "@/components/words/engagements";
import { allowed, readList } from "@/lib/adapters/page";
import { proposeEngagement } from "@/lib/domain/engagements/commands";
import { listEngagements } from "@/lib/domain/engagements/queries";
import { ENGAGEMENT_STATE_LABELS } from "@/lib/domain/engagements/schema";

export const metadata: Metadata = { title: engagements.title };

export default async function EngagementsPage({ searchParams }: PageProps<"/audits/engagements">) {
  const page = await readList(listEngagements, searchParams);
  const can = await allowed({ propose: proposeEngagement });
  return (
    <Page title={engagements.title} lead={engagements.lead} aside={can.propose && <ProposeAct />}>
      <EngagementTable {...page} states={ENGAGEMENT_STATE_LABELS} />
    </Page>
  );
}

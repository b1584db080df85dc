import type { Metadata } from "next";
import { EngagementActs } from "@/components/engagements/engagement-acts";
import { factsOf, nextOf, PurposeSection } from "@/components/engagements/engagement-view";
import { ENGAGEMENT_TONES } from "@/components/engagements/tones";
import { ViewsSection } from "@/components/engagements/views-section";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { StatusBadge } from "@/components/ui/status";
import { engagements } from "@/components/words/engagements";
import { allowed, read } from "@/lib/adapters/page";
import { approveEngagement, revokeEngagement } from "@/lib/domain/engagements/commands";
import { getEngagement } from "@/lib/domain/engagements/queries";
import { ENGAGEMENT_STATE_LABELS } from "@/lib/domain/engagements/schema";

type Props = PageProps<"/audits/engagements/[ref]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function EngagementPage({ params, searchParams }: Props) {
  const engagement = await read(getEngagement, { id: decodeURIComponent((await params).ref) });
  const can = await allowed({ approve: approveEngagement, revoke: revokeEngagement });
  const { id, reference, person, state } = engagement;
  const cursor = [(await searchParams).cursor].flat()[0];
  return (
    <Page
      title={`${reference} ${person.name}`}
      status={
        <StatusBadge tone={ENGAGEMENT_TONES[state]}>{ENGAGEMENT_STATE_LABELS[state]}</StatusBadge>
      }
      breadcrumbs={[{ href: "/audits/engagements", label: engagements.title }]}
    >
      <RecordView
        facts={factsOf(engagement)}
        next={nextOf(engagement)}
        acts={<EngagementActs engagement={engagement} can={can} />}
      >
        <PurposeSection engagement={engagement} />
        <ViewsSection id={id} path={`/audits/engagements/${reference}`} cursor={cursor} />
        <History entity="engagement" id={id} />
      </RecordView>
    </Page>
  );
}

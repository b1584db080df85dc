import type { Metadata } from "next";
import { Difference } from "@/components/releases/difference";
import { ReleaseActs } from "@/components/releases/release-acts";
import {
  CriteriaSection,
  factsOf,
  nextOf,
  OtherSections,
  RefusalSection,
  ReleaseStateBadge,
  Warnings,
} from "@/components/releases/release-view";
import { IgnoredSection } from "@/components/releases/results";
import { WalkBack } from "@/components/releases/walk-back";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { assets } from "@/components/words/assets";
import { releases as words } from "@/components/words/releases";
import { allowed, read } from "@/lib/adapters/page";
import { getRelease } from "@/lib/domain/releases/queries";
import { recordHistory } from "@/lib/domain/trail/queries";

type Props = PageProps<"/assets/releases/[ref]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function ReleasePage({ params, searchParams }: Props) {
  const release = await read(getRelease, { id: decodeURIComponent((await params).ref) });
  const can = await allowed({ history: recordHistory });
  const against = [(await searchParams).against].flat()[0];
  return (
    <Page
      title={`${release.asset.name} ${release.release}`}
      lead={release.reference}
      status={<ReleaseStateBadge state={release.state} />}
      breadcrumbs={[
        { href: "/assets", label: assets.title },
        { href: "/assets/releases", label: words.title },
      ]}
    >
      <RecordView
        facts={factsOf(release)}
        next={nextOf(release)}
        acts={<ReleaseActs release={release} />}
      >
        <Warnings release={release} />
        <WalkBack release={release} />
        <CriteriaSection release={release} />
        <IgnoredSection release={release} />
        <Difference release={release} against={against} />
        <RefusalSection release={release} />
        <OtherSections release={release} />
        {can.history && <History entity="release" id={release.id} />}
      </RecordView>
    </Page>
  );
}

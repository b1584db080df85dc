import type { Metadata } from "next";
import { baseOf } from "@/components/engagements/room/current";
import { ViewsSection } from "@/components/engagements/views-section";
import { Page } from "@/components/shell/page";
import { engagements } from "@/components/words/engagements";
import { read } from "@/lib/adapters/page";
import { assessorRoom } from "@/lib/domain/engagements/queries";

export const metadata: Metadata = { title: engagements.views.title };
type Props = PageProps<"/engagements/[id]/views">;

export default async function ViewsPage({ params, searchParams }: Props) {
  const room = await read(assessorRoom, { id: decodeURIComponent((await params).id) });
  const cursor = [(await searchParams).cursor].flat()[0];
  return (
    <Page title={engagements.views.title}>
      <ViewsSection id={room.id} path={`${baseOf(room)}/views`} cursor={cursor} />
    </Page>
  );
}

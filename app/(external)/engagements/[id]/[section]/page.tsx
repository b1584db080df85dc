import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { baseOf } from "@/components/engagements/room/current";
import { labelAt } from "@/components/engagements/room/paths";
import { sectionAt } from "@/components/engagements/room/sections";
import { Page } from "@/components/shell/page";
import { read } from "@/lib/adapters/page";
import { assessorRoom } from "@/lib/domain/engagements/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

type Props = PageProps<"/engagements/[id]/[section]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { section: path } = await params;
  const section = sectionAt(path);
  return section ? { title: labelAt(path, section.module) } : {};
}

/** The list of one granted module. What is not granted is refused by the query itself. */
export default async function SectionPage({ params, searchParams }: Props) {
  const { id, section: path } = await params;
  const section = sectionAt(path);
  if (!section) notFound();
  const room = await read(assessorRoom, { id: decodeURIComponent(id) });
  const { List } = section;
  return (
    <Page title={labelAt(path, section.module)}>
      <List base={baseOf(room)} searchParams={searchParams} today={dayOf(clock.now())} />
    </Page>
  );
}

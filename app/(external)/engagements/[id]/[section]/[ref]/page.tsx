import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { baseOf } from "@/components/engagements/room/current";
import { sectionAt } from "@/components/engagements/room/sections";
import { read } from "@/lib/adapters/page";
import { assessorRoom } from "@/lib/domain/engagements/queries";

type Props = PageProps<"/engagements/[id]/[section]/[ref]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

/** One record of a granted module, read-only. */
export default async function RecordPage({ params }: Props) {
  const { id, section: path, ref } = await params;
  const Record = sectionAt(path)?.Record;
  if (!Record) notFound();
  const room = await read(assessorRoom, { id: decodeURIComponent(id) });
  return <Record base={baseOf(room)} id={decodeURIComponent(ref)} />;
}

import type { Metadata } from "next";
import { ContextView } from "@/components/context/context-view";
import { VIEWS } from "@/components/context/views";
import { context as words } from "@/components/words/context";
import { readList } from "@/lib/adapters/page";
import { listContext } from "@/lib/domain/context/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.tabs.parties };

export default async function Page({ searchParams }: PageProps<"/context/parties">) {
  const list = await readList(listContext, searchParams, { kind: [...VIEWS.parties.kinds] });
  return <ContextView view="parties" list={list} today={dayOf(clock.now())} />;
}

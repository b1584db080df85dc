import type { Metadata } from "next";
import { ClimateCard } from "@/components/context/climate-card";
import { ContextView } from "@/components/context/context-view";
import { VIEWS } from "@/components/context/views";
import { context as words } from "@/components/words/context";
import { readList } from "@/lib/adapters/page";
import { listContext } from "@/lib/domain/context/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

export default async function ContextPage({ searchParams }: PageProps<"/context">) {
  const list = await readList(listContext, searchParams, { kind: [...VIEWS.issues.kinds] });
  return (
    <ContextView view="issues" list={list} today={dayOf(clock.now())}>
      <ClimateCard />
    </ContextView>
  );
}

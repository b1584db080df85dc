import type { Metadata } from "next";
import { ExceptionsTable } from "@/components/flows/exceptions-table";
import { exceptionLabels } from "@/components/flows/labels";
import { FlowTabs } from "@/components/flows/tabs";
import { Page } from "@/components/shell/page";
import { Rows } from "@/components/ui/section";
import { flows } from "@/components/words/flows";
import { readList } from "@/lib/adapters/page";
import { listExceptions } from "@/lib/domain/flows/exceptions/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

const words = flows.exception;
export const metadata: Metadata = { title: words.title };

export default async function ExceptionsPage({
  searchParams,
}: PageProps<"/assets/flows/exceptions">) {
  const list = await readList(listExceptions, searchParams);
  return (
    <Page title={words.title} lead={words.lead}>
      <Rows>
        <FlowTabs current="/assets/flows/exceptions" />
        <ExceptionsTable {...list} labels={exceptionLabels} today={dayOf(clock.now())} />
      </Rows>
    </Page>
  );
}

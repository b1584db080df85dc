import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { EditionsTable } from "@/components/soa/editions-table";
import { SoaTabs } from "@/components/soa/soa-tabs";
import { Empty } from "@/components/ui/empty";
import { soa as words } from "@/components/words/soa";
import { read } from "@/lib/adapters/page";
import { listSoaEditions } from "@/lib/domain/controls/soa/editions/queries";

export const metadata: Metadata = { title: words.tabs.editions };

export default async function SoaEditionsPage() {
  const { rows } = await read(listSoaEditions, { size: 500 });
  return (
    <Page title={words.tabs.editions}>
      <SoaTabs current="/soa/editions" />
      {rows.length === 0 ? (
        <Empty title={words.editionsEmpty} body={words.editionsEmptyBody} />
      ) : (
        <EditionsTable editions={rows} />
      )}
    </Page>
  );
}

import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { PrintButton } from "@/components/soa/print-button";
import { SoaTables } from "@/components/soa/soa-tables";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { Rows } from "@/components/ui/section";
import { controls, soa as words } from "@/components/words/controls";
import { read } from "@/lib/adapters/page";
import { listSoa } from "@/lib/domain/controls/soa/queries";

export const metadata: Metadata = { title: words.title };

export default async function SoaPage() {
  const { rows, counts } = await read(listSoa);
  if (rows.length === 0) {
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty
          title={words.empty}
          body={words.emptyBody}
          act={<LinkButton href="/controls">{controls.title}</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={words.lead} aside={<PrintButton />}>
      <Rows>
        <p>
          {words.counts(counts.necessary, counts.excluded, counts.undecided)}
          {" · "}
          {counts.flagged > 0 ? words.flagged(counts.flagged) : words.complete}
        </p>
        <SoaTables lines={rows} />
      </Rows>
    </Page>
  );
}

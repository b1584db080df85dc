import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { EditionRecord } from "@/components/soa/edition";
import { SoaStateBadge } from "@/components/soa/editions-table";
import { SoaTables } from "@/components/soa/soa-tables";
import { TakeAway } from "@/components/soa/take-away";
import { Rows } from "@/components/ui/section";
import { soa as words } from "@/components/words/soa";
import { read } from "@/lib/adapters/page";
import { getSoaEdition } from "@/lib/domain/controls/soa/editions/queries";
import { listSoa } from "@/lib/domain/controls/soa/queries";

type EditionProps = PageProps<"/soa/[edition]">;
const editionOf = async ({ params }: EditionProps) => decodeURIComponent((await params).edition);

export async function generateMetadata(props: EditionProps): Promise<Metadata> {
  return { title: words.edition(await editionOf(props)) };
}

/** An edition with the lines that it froze; a draft has those of the live statement. */
export default async function SoaEditionPage(props: EditionProps) {
  const soa = await read(getSoaEdition, { id: await editionOf(props) });
  const lines = soa.state === "draft" ? (await read(listSoa)).rows : soa.lines;
  return (
    <Page
      title={words.edition(soa.edition)}
      status={<SoaStateBadge state={soa.state} />}
      breadcrumbs={[{ href: "/soa/editions", label: words.tabs.editions }]}
      aside={<TakeAway edition={soa.edition} />}
    >
      <Rows>
        <EditionRecord soa={soa} />
        <SoaTables lines={lines} />
      </Rows>
    </Page>
  );
}

import type { Metadata } from "next";
import { Adopted, Offered } from "@/components/frameworks/frameworks-lists";
import { Page } from "@/components/shell/page";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { Rows } from "@/components/ui/section";
import { controls } from "@/components/words/controls";
import { frameworks as words } from "@/components/words/frameworks";
import { allowed, read } from "@/lib/adapters/page";
import { adoptFramework } from "@/lib/domain/controls/frameworks/commands";
import { importFramework } from "@/lib/domain/controls/frameworks/imports/commands";
import { listFrameworks } from "@/lib/domain/controls/frameworks/queries";

export const metadata: Metadata = { title: words.title };

export default async function FrameworksPage() {
  const { rows } = await read(listFrameworks);
  const can = await allowed({ adopt: adoptFramework, import: importFramework });
  const here = rows.filter(({ id }) => id !== null);
  const offered = rows.filter(({ id }) => id === null);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ href: "/controls", label: controls.title }]}
      aside={
        can.import && (
          <LinkButton href="/controls/frameworks/import" variant="filled">
            {words.import}
          </LinkButton>
        )
      }
    >
      <Rows>
        {here.length > 0 ? (
          <Adopted rows={here} />
        ) : (
          <Empty title={words.nothingHere} body={words.nothingHereBody} />
        )}
        {offered.length > 0 && <Offered rows={offered} mayAdopt={can.adopt} />}
      </Rows>
    </Page>
  );
}

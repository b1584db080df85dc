import type { Metadata } from "next";
import { MethodEdition } from "@/components/method/edition-page";
import { MethodLinks } from "@/components/method/method-links";
import { MethodState } from "@/components/method/tables";
import { Page } from "@/components/shell/page";
import { method as words } from "@/components/words/method";
import { read } from "@/lib/adapters/page";
import { getMethod, listMethods } from "@/lib/domain/risks/method/editions/queries";

type EditionProps = PageProps<"/risks/method/[edition]">;
const editionOf = async ({ params }: EditionProps) => decodeURIComponent((await params).edition);

export async function generateMetadata(props: EditionProps): Promise<Metadata> {
  return { title: words.edition(await editionOf(props)) };
}

/** Any edition: one that was in force, or a draft with what can be done to it. */
export default async function MethodEditionPage(props: EditionProps) {
  const method = await read(getMethod, { id: await editionOf(props) });
  const { rows } = await read(listMethods, { size: 100 });
  return (
    <Page
      title={words.edition(method.edition)}
      status={<MethodState state={method.state} />}
      breadcrumbs={[{ href: "/risks/method", label: words.title }]}
      aside={<MethodLinks edition={method.edition} editions={rows} />}
    >
      <MethodEdition method={method} editions={rows} />
    </Page>
  );
}

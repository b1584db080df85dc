import type { Metadata } from "next";
import { Edition } from "@/components/scope/edition";
import { EditionLinks } from "@/components/scope/edition-links";
import { editionFacts } from "@/components/scope/standing";
import { Reviews, ScopeState } from "@/components/scope/tables";
import { Page } from "@/components/shell/page";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { scope as words } from "@/components/words/scope";
import { read } from "@/lib/adapters/page";
import { getScope, listScopes } from "@/lib/domain/scope/queries";

export async function generateMetadata({ params }: PageProps<"/scope/[ref]">): Promise<Metadata> {
  return { title: words.frozen(decodeURIComponent((await params).ref)) };
}

/** One edition as it was frozen: to read, print and hold a copy against its hash. */
export default async function EditionPage({ params }: PageProps<"/scope/[ref]">) {
  const edition = await read(getScope, { id: decodeURIComponent((await params).ref) });
  const { rows } = await read(listScopes, { size: 100 });
  return (
    <Page
      title={words.frozen(edition.edition)}
      status={<ScopeState state={edition.state} />}
      breadcrumbs={[{ href: "/scope", label: words.title }]}
      aside={<EditionLinks edition={edition} editions={rows} />}
    >
      <RecordView facts={editionFacts(edition)}>
        <Edition edition={edition} />
        <Section title={words.sections.reviews}>
          {edition.reviews.length === 0 ? (
            <p>{words.noReviews}</p>
          ) : (
            <Reviews reviews={edition.reviews} />
          )}
        </Section>
      </RecordView>
    </Page>
  );
}

import type { Metadata } from "next";
import { AddEnvironmentAct, DraftAct } from "@/components/scope/acts";
import { ChangesNote } from "@/components/scope/changes";
import { Edition } from "@/components/scope/edition";
import { EditionLinks } from "@/components/scope/edition-links";
import { Inventory } from "@/components/scope/inventory";
import { optionsOf } from "@/components/scope/option";
import { nextOf, ScopeActs } from "@/components/scope/scope-acts";
import { editionFacts, editionNotes } from "@/components/scope/standing";
import { Editions, Environments, Reviews, ScopeState } from "@/components/scope/tables";
import { Page } from "@/components/shell/page";
import { History } from "@/components/trail/history";
import { Empty } from "@/components/ui/empty";
import { RecordView } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { scope as words } from "@/components/words/scope";
import { allowed, read, signedIn } from "@/lib/adapters/page";
import { listContext } from "@/lib/domain/context/queries";
import * as approvals from "@/lib/domain/scope/approvals/commands";
import { findScopeChanges } from "@/lib/domain/scope/changes/queries";
import * as writing from "@/lib/domain/scope/commands";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { listEnvironments } from "@/lib/domain/scope/environments/queries";
import { SIDE_LABELS, TIER_LABELS } from "@/lib/domain/scope/environments/schema";
import { findScopeGaps, getScope, listScopes } from "@/lib/domain/scope/queries";
import type { ScopeRow } from "@/lib/domain/scope/schema";
import { recordHistory } from "@/lib/domain/trail/queries";

export const metadata: Metadata = { title: words.title };

export default async function ScopePage({ searchParams }: PageProps<"/scope">) {
  const wanted = [(await searchParams).edition].flat()[0];
  const { rows } = await read(listScopes, { size: 100 });
  const inForce = rows.find((one) => one.state === "approved");
  const open = rows.find((one) => one.state === "draft" || one.state === "in_review");
  const chosen = rows.find((one) => one.edition === wanted) ?? inForce ?? open;
  if (!chosen) return <NoScope />;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      status={<ScopeState state={chosen.state} />}
      aside={<EditionLinks edition={chosen} editions={rows} />}
    >
      <ScopeDocument chosen={chosen} editions={rows} inForce={inForce} open={open} />
    </Page>
  );
}

async function NoScope() {
  const can = await allowed({ draft: writing.draftScope });
  return (
    <Page title={words.title} lead={words.lead}>
      <Empty title={words.empty} body={words.emptyBody} act={can.draft && <DraftAct first />} />
    </Page>
  );
}

interface ScopeDocumentProps {
  chosen: ScopeRow;
  editions: readonly ScopeRow[];
  inForce: ScopeRow | undefined;
  open: ScopeRow | undefined;
}

async function ScopeDocument({ chosen, editions, inForce, open }: ScopeDocumentProps) {
  const can = await rights();
  const [me, edition, environments, gaps, changes] = await Promise.all([
    signedIn(),
    read(getScope, { id: chosen.id }),
    read(listEnvironments, { sort: "tier" }),
    can.gaps ? read(findScopeGaps, { id: chosen.id }) : null,
    can.changes ? read(findScopeChanges, { id: chosen.id }) : null,
  ]);
  const context = edition.state === "draft" && can.edit ? await contextOptions() : [];
  const isOpen = edition.state === "draft" || edition.state === "in_review";
  return (
    <RecordView
      facts={editionFacts(edition)}
      next={nextOf(edition, gaps)}
      acts={
        <ScopeActs
          edition={edition}
          gaps={gaps}
          isOpen={open !== undefined}
          can={can}
          me={me.id}
          context={context}
        />
      }
    >
      {editionNotes({ edition, inForce, open })}
      {changes && <ChangesNote changes={changes.rows} />}
      <Edition edition={edition} />
      {gaps && edition.state !== "superseded" && <Inventory gaps={gaps} isOpen={isOpen} />}
      <Section
        title={words.sections.environments}
        aside={
          can.addEnvironment && (
            <AddEnvironmentAct tiers={optionsOf(TIER_LABELS)} sides={optionsOf(SIDE_LABELS)} />
          )
        }
      >
        <Environments environments={environments.rows} />
      </Section>
      <Section title={words.sections.reviews}>
        {edition.reviews.length === 0 ? (
          <p>{words.noReviews}</p>
        ) : (
          <Reviews reviews={edition.reviews} />
        )}
      </Section>
      <Section title={words.sections.editions}>
        <Editions editions={editions} />
      </Section>
      {can.history && <History entity="scope" id={edition.id} />}
    </RecordView>
  );
}

/** What is in force and may be considered. */
async function contextOptions() {
  const { rows } = await read(listContext, { state: ["active"], sort: "reference", size: 500 });
  return rows.map(({ reference, title }) => ({ value: reference, label: `${reference} ${title}` }));
}

const rights = () =>
  allowed({
    draft: writing.draftScope,
    edit: writing.editScope,
    submit: writing.submitScope,
    return: writing.returnScope,
    approve: approvals.approveScope,
    review: approvals.reviewScope,
    confirm: approvals.confirmScopeReview,
    addEnvironment,
    gaps: findScopeGaps,
    changes: findScopeChanges,
    history: recordHistory,
  });

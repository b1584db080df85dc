import type { Metadata } from "next";
import { Suspense } from "react";
import { AddRiskAct } from "@/components/risks/add-risk";
import { HealthLine } from "@/components/risks/health-line";
import { showsNext } from "@/components/risks/next-line";
import { peopleOptions } from "@/components/risks/option";
import { Narrowed } from "@/components/risks/register/narrowed";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { reviewAddress } from "@/components/risks/review/address";
import { registerLabels } from "@/components/risks/risk-labels";
import { RisksTable } from "@/components/risks/risks-table";
import { Page } from "@/components/shell/page";
import { LinkButton } from "@/components/ui/link-button";
import { loads } from "@/components/words/loads";
import { register } from "@/components/words/register";
import { riskReviews } from "@/components/words/risk-reviews";
import { risks as words } from "@/components/words/risks";
import { allowed, read, readList, signedIn } from "@/lib/adapters/page";
import { listPersonNames } from "@/lib/domain/people/queries";
import { changeRisks } from "@/lib/domain/risks/bulk/commands";
import { listRiskBatches } from "@/lib/domain/risks/bulk/queries";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { importRisks } from "@/lib/domain/risks/loads/commands";
import { listRisks } from "@/lib/domain/risks/queries";
import { holds } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

export default async function RisksPage({ searchParams }: PageProps<"/risks">) {
  const next = showsNext((await searchParams).hide) ? { next: "yes" } : {};
  const [list, can, owners, actor] = await Promise.all([
    readList(listRisks, searchParams, next),
    allowed({
      add: proposeRisk,
      change: changeRisks,
      batches: listRiskBatches,
      import: importRisks,
      card: importAssets,
    }),
    allowed({ names: listPersonNames }).then(({ names }) =>
      names ? read(listPersonNames, { role: ["risk_owner"] }) : { rows: [] },
    ),
    signedIn(),
  ]);
  const owns = can.change ? { owner: actor.id } : null;
  return (
    <Page
      title={words.title}
      lead={words.lead}
      aside={
        <>
          <LinkButton href={reviewAddress(await searchParams)}>{riskReviews.open}</LinkButton>
          {can.batches && <LinkButton href="/risks/changes">{register.batches}</LinkButton>}
          {can.import && <LinkButton href="/risks/import">{loads.act}</LinkButton>}
          {can.add && <AddRiskAct />}
        </>
      }
    >
      <RegisterTabs current="/risks" />
      <Suspense>
        <HealthLine />
      </Suspense>
      <Narrowed params={await searchParams} />
      <RisksTable
        {...list}
        labels={registerLabels(peopleOptions(owners.rows))}
        today={dayOf(clock.now())}
        can={{ change: can.change, edit: holds(actor, "compliance") ? "any" : owns }}
        empty={{
          title: words.empty,
          body: words.emptyBody,
          act: can.card && <LinkButton href="/assets/import">{words.importCard}</LinkButton>,
        }}
      />
    </Page>
  );
}

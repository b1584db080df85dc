import type { Metadata } from "next";
import { FindingTable } from "@/components/findings/finding-table";
import { findingLabels } from "@/components/findings/labels";
import { RaiseAct } from "@/components/findings/raise-act";
import { Page } from "@/components/shell/page";
import { findings } from "@/components/words/audits";
import { allowed, readList } from "@/lib/adapters/page";
import { raiseFinding } from "@/lib/domain/audits/findings/commands";
import { listFindings } from "@/lib/domain/audits/findings/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: findings.title };

export default async function FindingsPage({ searchParams }: PageProps<"/findings">) {
  const page = await readList(listFindings, searchParams);
  const can = await allowed({ raise: raiseFinding });
  const act = can.raise && <RaiseAct />;
  return (
    <Page title={findings.title} lead={findings.lead} aside={act}>
      <FindingTable {...page} labels={findingLabels} today={dayOf(clock.now())} act={act} />
    </Page>
  );
}

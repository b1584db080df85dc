import type { Metadata } from "next";
import { forbidden } from "next/navigation";
import { loadLabels } from "@/components/risks/loads/labels";
import { LoadFlow } from "@/components/risks/loads/load-flow";
import { peopleOptions } from "@/components/risks/option";
import { Page } from "@/components/shell/page";
import { loads as words } from "@/components/words/loads";
import { risks } from "@/components/words/risks";
import { allowed, read } from "@/lib/adapters/page";
import { listPersonNames } from "@/lib/domain/people/queries";
import { importRisks } from "@/lib/domain/risks/loads/commands";
import { riskMatrix } from "@/lib/domain/risks/tallies/queries";

export const metadata: Metadata = { title: words.title };

export default async function ImportRisksPage() {
  const can = await allowed({ import: importRisks });
  if (!can.import) forbidden();
  const [owners, { scale }] = await Promise.all([
    read(listPersonNames, { role: ["risk_owner"] }),
    read(riskMatrix),
  ]);
  return (
    <Page
      title={words.title}
      lead={words.lead}
      breadcrumbs={[{ href: "/risks", label: risks.title }]}
    >
      <LoadFlow labels={loadLabels(peopleOptions(owners.rows), scale)} />
    </Page>
  );
}

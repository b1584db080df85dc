import type { Metadata } from "next";
import { HealthTable } from "@/components/risks/health-table";
import { Page } from "@/components/shell/page";
import { StatusBadge } from "@/components/ui/status";
import { health as words } from "@/components/words/health";
import { readList } from "@/lib/adapters/page";
import { listHealthRows } from "@/lib/domain/risks/health/queries";
import { SEVERITY_LABELS, SEVERITY_TONES } from "@/lib/domain/risks/health/schema";

export const metadata: Metadata = { title: words.pageTitle };

export default async function HealthRulePage({
  params,
  searchParams,
}: PageProps<"/risks/health/[rule]">) {
  const { rule: id } = await params;
  const { rule, ...list } = await readList(listHealthRows, searchParams, { rule: id });
  return (
    <Page
      title={rule.title}
      lead={rule.why}
      status={
        <StatusBadge tone={SEVERITY_TONES[rule.severity]}>
          {SEVERITY_LABELS[rule.severity]}
        </StatusBadge>
      }
      breadcrumbs={[{ href: "/risks/health", label: words.pageTitle }]}
    >
      <HealthTable label={rule.title} mend={rule.mend} {...list} />
    </Page>
  );
}

import type { Metadata } from "next";
import { HealthTable } from "@/components/risks/health-table";
import { Page } from "@/components/shell/page";
import { StatusBadge } from "@/components/ui/status";
import { soa as words } from "@/components/words/soa";
import { readList } from "@/lib/adapters/page";
import { listSoaCheckRows } from "@/lib/domain/controls/soa/checks/queries";
import { SEVERITY_LABELS, SEVERITY_TONES } from "@/lib/domain/risks/health/schema";

export const metadata: Metadata = { title: words.checks.pageTitle };

export default async function SoaCheckPage({
  params,
  searchParams,
}: PageProps<"/soa/checks/[rule]">) {
  const { rule: id } = await params;
  const { rule, ...list } = await readList(listSoaCheckRows, searchParams, { rule: id });
  return (
    <Page
      title={rule.title}
      lead={rule.why}
      status={
        <StatusBadge tone={SEVERITY_TONES[rule.severity]}>
          {SEVERITY_LABELS[rule.severity]}
        </StatusBadge>
      }
      breadcrumbs={[{ href: "/soa/checks", label: words.checks.pageTitle }]}
    >
      <HealthTable label={rule.title} mend={rule.mend} {...list} />
    </Page>
  );
}

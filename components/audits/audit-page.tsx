import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { StatusBadge } from "@/components/ui/status";
import { TabsNav } from "@/components/ui/tabs-nav";
import { audits } from "@/components/words/audits";
import { AUDIT_STATE_LABELS, type AuditRecord } from "@/lib/domain/audits/schema";
import { AUDIT_TONES } from "./tones";

interface AuditPageProps {
  audit: AuditRecord;
  view: "overview" | "checklist" | "findings" | "report";
  base?: string;
  aside?: ReactNode;
  children: ReactNode;
}

/** Head and parts of one audit; each part has an address of its own. */
export function AuditPage({ audit, view, base = "", aside, children }: AuditPageProps) {
  const { tabs } = audits;
  const home = `${base}/audits/${audit.reference}`;
  const parts = [
    { view: "overview", href: home, label: tabs.overview },
    {
      view: "checklist",
      href: `${home}/checklist`,
      label: tabs.checklist,
      count: audit.checklist.length,
    },
    {
      view: "findings",
      href: `${home}/findings`,
      label: tabs.findings,
      count: audit.findings.length,
    },
    { view: "report", href: `${home}/report`, label: tabs.report },
  ];
  const current = parts.find((part) => part.view === view)?.href ?? home;
  return (
    <Page
      title={`${audit.reference} ${audit.title}`}
      status={
        <StatusBadge tone={AUDIT_TONES[audit.state]}>{AUDIT_STATE_LABELS[audit.state]}</StatusBadge>
      }
      breadcrumbs={[{ href: `${base}/audits`, label: audits.title }]}
      aside={aside}
    >
      <TabsNav label={tabs.label} tabs={parts} current={current} />
      {children}
    </Page>
  );
}

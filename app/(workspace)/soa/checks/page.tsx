import type { Metadata } from "next";
import { HealthRules } from "@/components/risks/health-rules";
import { Page } from "@/components/shell/page";
import { SoaTabs } from "@/components/soa/soa-tabs";
import { soa as words } from "@/components/words/soa";
import { read } from "@/lib/adapters/page";
import { readSoaChecks } from "@/lib/domain/controls/soa/checks/queries";

export const metadata: Metadata = { title: words.checks.pageTitle };

export default async function SoaChecksPage() {
  const { rules } = await read(readSoaChecks);
  return (
    <Page title={words.checks.pageTitle} lead={words.checks.lead}>
      <SoaTabs current="/soa/checks" />
      <HealthRules rules={rules} base="/soa/checks" words={words.checks} />
    </Page>
  );
}

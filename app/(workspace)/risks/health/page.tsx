import type { Metadata } from "next";
import { HealthRules } from "@/components/risks/health-rules";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { Page } from "@/components/shell/page";
import { health as words } from "@/components/words/health";
import { read } from "@/lib/adapters/page";
import { readHealth } from "@/lib/domain/risks/health/queries";

export const metadata: Metadata = { title: words.pageTitle };

export default async function HealthPage() {
  const { rules } = await read(readHealth);
  return (
    <Page title={words.pageTitle} lead={words.lead}>
      <RegisterTabs current="/risks/health" />
      <HealthRules rules={rules} base="/risks/health" words={words} />
    </Page>
  );
}

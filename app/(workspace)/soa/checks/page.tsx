import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { Checks } from "@/components/soa/checks";
import { SoaTabs } from "@/components/soa/soa-tabs";
import { soa as words } from "@/components/words/soa";
import { read } from "@/lib/adapters/page";
import { readSoaChecks } from "@/lib/domain/controls/soa/checks/queries";

export const metadata: Metadata = { title: words.checks.title };

export default async function SoaChecksPage() {
  const { rules } = await read(readSoaChecks);
  return (
    <Page title={words.checks.title} lead={words.checks.lead}>
      <SoaTabs current="/soa/checks" />
      <Checks rules={rules} />
    </Page>
  );
}

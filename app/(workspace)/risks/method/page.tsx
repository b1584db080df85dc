import type { Metadata } from "next";
import { MethodEdition } from "@/components/method/edition-page";
import { MethodLinks } from "@/components/method/method-links";
import { MethodState } from "@/components/method/tables";
import { RegisterTabs } from "@/components/risks/register-tabs";
import { Page } from "@/components/shell/page";
import { method as words } from "@/components/words/method";
import { read } from "@/lib/adapters/page";
import { getMethod, listMethods } from "@/lib/domain/risks/method/editions/queries";

export const metadata: Metadata = { title: words.title };

/** The edition in force; there always is one. */
export default async function MethodPage() {
  const { rows } = await read(listMethods, { size: 100 });
  const inForce = rows.find(({ state }) => state === "in_force") ?? rows[0];
  const method = await read(getMethod, { id: inForce?.id ?? "" });
  return (
    <Page
      title={words.edition(method.edition)}
      lead={words.lead}
      status={<MethodState state={method.state} />}
      aside={<MethodLinks edition={method.edition} editions={rows} />}
    >
      <RegisterTabs current="/risks/method" />
      <MethodEdition method={method} editions={rows} />
    </Page>
  );
}

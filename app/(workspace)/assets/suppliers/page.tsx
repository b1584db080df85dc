import type { Metadata } from "next";
import { inventoryTabs } from "@/components/assets/tabs";
import { Page } from "@/components/shell/page";
import { AddForm } from "@/components/suppliers/forms";
import { supplierChoices, supplierLabels } from "@/components/suppliers/labels";
import { SuppliersTable } from "@/components/suppliers/suppliers-table";
import { ActButton } from "@/components/ui/act-button";
import { Rows } from "@/components/ui/section";
import { TabsNav } from "@/components/ui/tabs-nav";
import { assets } from "@/components/words/assets";
import { suppliers as words } from "@/components/words/suppliers";
import { allowed, readList, signedIn } from "@/lib/adapters/page";
import { addSupplier } from "@/lib/domain/suppliers/commands";
import { listSuppliers } from "@/lib/domain/suppliers/queries";
import { SUPPLIER_READERS } from "@/lib/domain/suppliers/schema";
import { holds } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

export default async function SuppliersPage({ searchParams }: PageProps<"/assets/suppliers">) {
  const [can, list, actor] = await Promise.all([
    allowed({ add: addSupplier }),
    readList(listSuppliers, searchParams),
    signedIn(),
  ]);
  const add = can.add && (
    <ActButton label={words.add} variant="filled" wide>
      <AddForm choices={supplierChoices} />
    </ActButton>
  );
  const { tabs } = inventoryTabs({});
  return (
    <Page title={words.title} lead={words.lead} aside={add}>
      <Rows>
        <TabsNav label={assets.kinds} tabs={tabs} current="/assets/suppliers" />
        <SuppliersTable
          {...list}
          labels={supplierLabels}
          today={dayOf(clock.now())}
          empty={
            holds(actor, ...SUPPLIER_READERS)
              ? { title: words.empty, body: words.emptyBody, act: add }
              : { title: words.noneYours, body: words.yours, act: add }
          }
        />
      </Rows>
    </Page>
  );
}

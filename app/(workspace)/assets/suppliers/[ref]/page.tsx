import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { nextOf } from "@/components/suppliers/next";
import { supplierRights } from "@/components/suppliers/rights";
import { SupplierActs } from "@/components/suppliers/supplier-acts";
import { ActionSection, ReachSection, ReviewSection } from "@/components/suppliers/supplier-tables";
import {
  AgreementSection,
  AssuranceSection,
  DecisionSection,
  EndSection,
  factsOf,
  RunningReview,
  SplitSections,
  SupplierStateBadge,
  Warnings,
} from "@/components/suppliers/supplier-view";
import { History } from "@/components/trail/history";
import { RecordView } from "@/components/ui/record";
import { assets } from "@/components/words/assets";
import { suppliers as words } from "@/components/words/suppliers";
import { read, signedIn } from "@/lib/adapters/page";
import { getSupplier } from "@/lib/domain/suppliers/queries";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

type Props = PageProps<"/assets/suppliers/[ref]">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeURIComponent((await params).ref) };
}

export default async function SupplierPage({ params }: Props) {
  const supplier = await read(getSupplier, { id: decodeURIComponent((await params).ref) });
  const can = supplierRights(await signedIn(), supplier);
  return (
    <Page
      title={supplier.name}
      lead={supplier.reference}
      status={<SupplierStateBadge state={supplier.state} />}
      breadcrumbs={[
        { href: "/assets", label: assets.title },
        { href: "/assets/suppliers", label: words.title },
      ]}
    >
      <RecordView
        facts={factsOf(supplier)}
        next={nextOf(supplier)}
        acts={<SupplierActs supplier={supplier} can={can} />}
      >
        <Warnings supplier={supplier} />
        <RunningReview supplier={supplier} />
        <AgreementSection supplier={supplier} />
        <AssuranceSection supplier={supplier} />
        <SplitSections supplier={supplier} />
        <ReachSection supplier={supplier} can={can} />
        <ActionSection supplier={supplier} can={can} today={dayOf(clock.now())} />
        <DecisionSection supplier={supplier} />
        <ReviewSection supplier={supplier} />
        <EndSection supplier={supplier} />
        {can.history && <History entity="supplier" id={supplier.id} />}
      </RecordView>
    </Page>
  );
}

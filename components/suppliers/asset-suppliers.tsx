import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { Due } from "@/components/ui/time";
import { suppliers as words } from "@/components/words/suppliers";
import { read } from "@/lib/adapters/page";
import { listSuppliers } from "@/lib/domain/suppliers/queries";
import { CRITICALITY_LABELS } from "@/lib/domain/suppliers/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { SupplierStateBadge } from "./supplier-view";

/** Who provides or reaches an asset. */
export async function AssetSuppliers({ asset }: { asset: string }) {
  const { rows } = await read(listSuppliers, { asset, size: 50 });
  const today = dayOf(clock.now());
  return (
    <Section title={words.title}>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable
          label={words.title}
          head={words.assetSectionHead}
          rows={rows.map((one) => ({
            id: one.id,
            cells: [
              <Link key="name" href={`/assets/suppliers/${one.reference}`}>
                {one.name}
              </Link>,
              one.service,
              CRITICALITY_LABELS[one.criticality],
              <SupplierStateBadge key="state" state={one.state} />,
              <Due key="next" value={one.nextReview} today={today} done={one.state === "ended"} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

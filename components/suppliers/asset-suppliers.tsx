import { Link } from "@/components/ui/link";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { suppliers as words } from "@/components/words/suppliers";
import { read } from "@/lib/adapters/page";
import { listSuppliers } from "@/lib/domain/suppliers/queries";
import { CRITICALITY_LABELS, type SupplierRow } from "@/lib/domain/suppliers/schema";
import { SupplierStateBadge } from "./supplier-view";

/** Who provides or reaches an asset. */
export async function AssetSuppliers({ asset }: { asset: string }) {
  const { rows } = await read(listSuppliers, { asset, size: 50 });
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
              <Next key="next" supplier={one} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

const Next = ({ supplier: { nextReview, reviewOverdue } }: { supplier: SupplierRow }) => (
  <>
    <Day value={nextReview} />{" "}
    {reviewOverdue && <StatusBadge tone="bad">{words.flags.reviewOverdue}</StatusBadge>}
  </>
);

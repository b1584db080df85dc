import { PlainTable } from "@/components/ui/plain-table";
import { assets as words } from "@/components/words/assets";
import { lineage } from "@/components/words/lineage";
import { MOST_RELATIONS } from "@/lib/domain/assets/relations/rules";
import { DERIVATION_LABELS, RELATION_LABELS } from "@/lib/domain/assets/relations/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { UnrelateAct } from "./acts";
import { AssetLink } from "./way";

/** What the asset stands on, and what stands on it; the last column takes a relation back. */
export function Relations({ asset, mayChange }: { asset: AssetRecord; mayChange: boolean }) {
  const { id, version, from, to } = asset;
  if (from.length + to.length === 0) return <p>{words.sections.noRelations}</p>;
  const own = from.map((one) => ({
    id: one.id,
    cells: [
      RELATION_LABELS[one.type].to,
      <AssetLink key="asset" asset={one.asset} />,
      ASSET_KIND_LABELS[one.asset.kind],
      howOf(one),
      mayChange && (
        <UnrelateAct
          key="act"
          id={id}
          version={version}
          relationId={one.id}
          relation={RELATION_LABELS[one.type].to}
          name={one.asset.name}
        />
      ),
    ],
  }));
  const others = to.map((one) => ({
    id: one.id,
    cells: [
      RELATION_LABELS[one.type].from,
      <AssetLink key="asset" asset={one.asset} />,
      ASSET_KIND_LABELS[one.asset.kind],
      howOf(one),
      null,
    ],
  }));
  const isCut = [from, to].some(({ length }) => length >= MOST_RELATIONS);
  return (
    <>
      {isCut && <p>{lineage.manyRelations(MOST_RELATIONS)}</p>}
      <PlainTable
        label={words.sections.relations}
        head={words.relationHead}
        rows={[...own, ...others]}
      />
    </>
  );
}

const howOf = ({ derivation, recipe }: AssetRecord["from"][number]) =>
  [derivation && DERIVATION_LABELS[derivation], recipe].filter(Boolean).join(", ") || "–";

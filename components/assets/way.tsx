import { Fragment } from "react";
import { Link } from "@/components/ui/link";
import { lineage as words } from "@/components/words/lineage";
import type { GraphAsset, PathStep } from "@/lib/domain/assets/graph/schema";
import { RELATION_LABELS } from "@/lib/domain/assets/relations/schema";

export const AssetLink = ({ asset }: { asset: Pick<GraphAsset, "reference" | "name"> }) => (
  <Link href={`/assets/${encodeURIComponent(asset.reference)}`}>{asset.name}</Link>
);

/** The way of a value from where it is said, each asset a link. */
export function Way({ path, isCut }: { path: readonly PathStep[]; isCut: boolean }) {
  return (
    <>
      {isCut && `${words.cutWay} `}
      {path.slice(0, -1).map(({ asset, relation }) => (
        <Fragment key={asset.id}>
          <AssetLink asset={asset} />{" "}
          {relation && <small>{words.by(RELATION_LABELS[relation].from.toLowerCase())}</small>}{" "}
        </Fragment>
      ))}
      {path.slice(-1).map(({ asset }) => (
        <span key={asset.id}>{asset.name}</span>
      ))}
    </>
  );
}

/** Assets from one to the next. */
export const Chain = ({ path }: { path: readonly GraphAsset[] }) => (
  <>
    {path.map((asset, at) => (
      <Fragment key={asset.id}>
        {at > 0 && " → "}
        <AssetLink asset={asset} />
      </Fragment>
    ))}
  </>
);

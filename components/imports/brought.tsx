import { LinkList } from "@/components/ui/record";
import { imports as words } from "@/components/words/imports";
import type { ImportRecord } from "@/lib/domain/risks/imports/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";

/** The assets that an import added or changed, as far as a page shows them. */
export function BroughtAssets({ record }: { record: ImportRecord }) {
  const { assets, created, updated } = record;
  const all = created + updated;
  return (
    <>
      {all > assets.length && <p>{words.firstOf(assets.length, all)}</p>}
      <LinkList
        items={assets.map(({ reference, name, kind, created: isNew }) => ({
          href: `/assets/${reference}`,
          label: name,
          reference,
          note: `${isNew ? words.added : words.changed} · ${ASSET_KIND_LABELS[kind]}`,
        }))}
      />
    </>
  );
}

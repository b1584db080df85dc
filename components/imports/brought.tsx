import { LinkList } from "@/components/ui/record";
import { imports as words } from "@/components/words/imports";
import type { ImportRecord } from "@/lib/domain/risks/imports/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";

/** The assets that an import added or changed, as far as a page shows them. */
export function BroughtAssets({ record }: { record: ImportRecord }) {
  const { assets, created, updated, undoneAt } = record;
  // What was added is gone after it was taken back, so no count of it holds.
  const all = undoneAt ? assets.length : created + updated;
  if (undoneAt && assets.length === 0) return <p>{words.nothingLeft}</p>;
  return (
    <>
      {undoneAt && <p>{words.stillThere}</p>}
      {all > assets.length && <p>{words.firstOf(assets.length, all)}</p>}
      <LinkList
        items={assets.map(({ reference, name, kind, created: isNew }) => ({
          href: `/assets/${reference}`,
          label: name,
          reference,
          note: undoneAt
            ? ASSET_KIND_LABELS[kind]
            : `${isNew ? words.added : words.changed} · ${ASSET_KIND_LABELS[kind]}`,
        }))}
      />
    </>
  );
}

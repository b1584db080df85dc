import { imports as words } from "@/components/words/imports";
import { FACTS } from "@/lib/domain/assets/facts/catalogue";
import { ACTION_LABELS, FORMAT_LABELS } from "@/lib/domain/assets/imports/schema";
import { TABLE_FIELDS } from "@/lib/domain/assets/imports/tables/rules";
import { RELATION_LABELS } from "@/lib/domain/assets/relations/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import { AssetKind } from "@/prisma/generated/enums";
import type { ImportLabels } from "./shape";

/** Put together on the server, so that the browser need not load the schemas. */
export const importLabels = (): ImportLabels => ({
  actions: ACTION_LABELS,
  kinds: ASSET_KIND_LABELS,
  relations: Object.fromEntries(
    Object.entries(RELATION_LABELS).map(([type, { to }]) => [type, to]),
  ),
  formats: FORMAT_LABELS,
  fields: TABLE_FIELDS.map((value) => ({ value, label: labelOf(value), kinds: kindsOf(value) })),
});

const factLabels = new Map(
  Object.values(FACTS).flatMap((fields) => fields.map((one) => [`facts.${one.key}`, one.label])),
);
const kindsOf = (field: string) =>
  Object.values(AssetKind).filter((kind) =>
    FACTS[kind].some((one) => `facts.${one.key}` === field),
  );
const labelOf = (field: string) => factLabels.get(field) ?? words.fields[field] ?? field;

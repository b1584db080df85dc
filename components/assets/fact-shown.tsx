import type { ReactNode } from "react";
import type { Fact } from "@/components/ui/record";
import { Day } from "@/components/ui/time";
import { FACTS } from "@/lib/domain/assets/facts/catalogue";
import { type FactField, type FactValue, YES_NO_LABELS } from "@/lib/domain/assets/facts/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { Digest } from "./digest";

type Said = Pick<AssetRecord, "kind" | "facts">;

/** The fields of the catalogue that this asset says something in. */
export const saidFields = ({ kind, facts }: Said): FactField[] =>
  FACTS[kind].filter(({ key }) => facts[key] !== undefined);

/** What an asset says, each fact as its type is read. */
export const shownFacts = (asset: Said, fields: readonly FactField[]): Fact[] =>
  fields.map((field) => {
    const value = asset.facts[field.key];
    return { term: field.label, value: value === undefined ? null : shown(field, value) };
  });

function shown({ type, options }: FactField, value: FactValue): ReactNode {
  if (typeof value === "boolean") return value ? YES_NO_LABELS.yes : YES_NO_LABELS.no;
  if (typeof value === "number") return value.toLocaleString("en");
  if (typeof value === "object") return value.join(", ");
  if (type === "day") return <Day value={value} />;
  if (type === "digest") return <Digest value={value} />;
  return options?.[value] ?? value;
}

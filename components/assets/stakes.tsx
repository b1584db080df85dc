"use client";

import { VoidsNote } from "@/components/risks/voids-note";
import { useFieldValue } from "@/components/ui/form/form-context";
import type { AssetRecord } from "@/lib/domain/assets/schema";

/** Acceptances are bound to the class and exposure of their assets: says which the form would void. */
export function AssetStakes({ asset }: { asset: AssetRecord }) {
  const classification = useFieldValue("classification");
  const exposure = useFieldValue("exposure");
  const change = {
    asset: asset.id,
    ...changed("classification", classification, asset.classification),
    ...changed("exposure", exposure, asset.exposure),
  };
  return <VoidsNote change={Object.keys(change).length > 1 ? change : null} />;
}

/** A field that is not on screen says nothing. */
const changed = (name: "classification" | "exposure", value: unknown, before: string | null) =>
  value === undefined || (value ?? "") === (before ?? "") ? {} : { [name]: String(value ?? "") };

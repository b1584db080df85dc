import type { Place } from "../document/place";
import type { Problems } from "../document/problems";

/** A SHA-256 as 64 small letters, with or without `sha256:`; anything else is told. */
export function digestOf(place: Place, problems: Problems): string | null {
  if (place.isEmpty) return null;
  const found = /^(?:sha-?256:)?([0-9a-f]{64})$/i.exec(place.text(100) ?? "")?.[1];
  if (!found) problems.add("is no SHA-256 and was left out.", place);
  return found?.toLowerCase() ?? null;
}

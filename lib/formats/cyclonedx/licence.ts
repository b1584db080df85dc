import ids from "./spdx.json";

const BY_LOWER = new Map(ids.map((id) => [id.toLowerCase(), id]));

/** The SPDX id in its official writing, or null when the licence is none of theirs. */
export const spdxId = (licence: string): string | null =>
  BY_LOWER.get(licence.toLowerCase()) ?? null;

// Strangers' JSON, piece by piece: what is not what it should be is as good as missing.
import { PREFIX } from "../names";

export type Given = Readonly<Record<string, unknown>>;

export const isGiven = (value: unknown): value is Given =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const given = (value: unknown): Given => (isGiven(value) ? value : {});
export const list = (value: unknown): Given[] =>
  Array.isArray(value) ? value.filter(isGiven) : [];
export const text = (value: unknown): string => (typeof value === "string" ? value : "");
export const texts = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string" && one !== "") : [];

/** The JSON in a property, or null. */
export function parsed(value: string): Given | null {
  try {
    const said: unknown = JSON.parse(value);
    return isGiven(said) ? said : null;
  } catch {
    return null;
  }
}

/** SHA-256 among the hashes, as `sha256:…`. */
export function sha256In(value: unknown): string | null {
  const found = list(value).find(({ alg }) => alg === "SHA-256");
  const hex = text(found?.content).toLowerCase();
  return /^[0-9a-f]{64}$/.test(hex) ? `sha256:${hex}` : null;
}

/** Every property of ours, by its name without the prefix. */
export function ownProperties(value: unknown): Map<string, string[]> {
  const own = new Map<string, string[]>();
  for (const { name, value: said } of list(value)) {
    if (typeof name !== "string" || !name.startsWith(PREFIX) || typeof said !== "string") continue;
    const key = name.slice(PREFIX.length);
    own.set(key, [...(own.get(key) ?? []), said]);
  }
  return own;
}

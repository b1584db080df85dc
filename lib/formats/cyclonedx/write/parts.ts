import type { BomAsset } from "@/lib/domain/assets/boms/schema";
import { spdxId } from "../licence";
import { PREFIX } from "../names";

/** Small pieces that every part of a document is made of. */
export type Json = Readonly<Record<string, unknown>>;
export type Fields = BomAsset["fields"];

/** Without what is empty, so that nothing is said where nothing is known. */
export function bare(parts: Json): Json {
  const empty = (value: unknown) =>
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && value.length === 0) ||
    (typeof value === "object" && !Array.isArray(value) && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => !empty(value)));
}

/** In one order on every machine, whatever its language. */
export const ordered = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

/** Our own properties, by name; elements of a list keep their order. */
export const properties = (fields: Fields): Json[] =>
  Object.keys(fields)
    .sort(ordered)
    .flatMap((name) => (fields[name] ?? []).map((value) => ({ name: `${PREFIX}${name}`, value })));

/** `fields` without those that stand elsewhere. */
export const without = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));

/** `sha256:…` as a hash. */
export const hashes = (digest: string | null): Json[] =>
  digest ? [{ alg: "SHA-256", content: digest.replace(/^sha256:/, "") }] : [];

/** By id where SPDX knows it, by name else; another writing of the id is kept beside it. */
export function licences(licence: string | null): { licenses: Json[]; fields: Fields } {
  if (!licence) return { licenses: [], fields: {} };
  const id = spdxId(licence);
  const license = id ? { id } : { name: licence };
  return { licenses: [{ license }], fields: id && id !== licence ? { licence: [licence] } : {} };
}

const ADDRESS = /^https?:\/\/(?:[A-Za-z0-9._~:/?#@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$/;

/** An address that every reader takes. */
export const isAddress = (text: string | null | undefined): text is string =>
  typeof text === "string" && ADDRESS.test(text);

/** The name in a field that is JSON `{ reference, name }`. */
export function nameIn(text: string | undefined): string | null {
  if (!text) return null;
  const party: unknown = JSON.parse(text);
  const isNamed = typeof party === "object" && party !== null && "name" in party;
  return isNamed ? String(party.name) : null;
}

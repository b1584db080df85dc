// What stands in a cell, as a value of a risk. Runs anywhere.
import type { RiskState, TreatmentOption } from "@/prisma/generated/enums";
import { OPTION_LABELS, PROPERTY_LABELS, type Property, RISK_STATE_LABELS } from "../../schema";
import type { Named } from "../planning/schema";
import type { LoadField } from "../schema";

/** Who and what a table can name, by reference, address or name in small letters. */
export interface Names {
  readonly people: ReadonlyMap<string, readonly Named[]>;
  readonly assets: ReadonlyMap<string, readonly Named[]>;
  /** Ids of threats by id and title in small letters. */
  readonly threats: ReadonlyMap<string, string>;
  readonly threatTitles: ReadonlyMap<string, string>;
  /** Names of the steps of the method in force, from the lowest. */
  readonly likelihood: readonly string[];
  readonly impact: readonly string[];
}

/** A value, an unknown word that somebody has to explain, or what is wrong. */
export type Read<Value> =
  | { readonly value: Value }
  | { readonly unknown: string }
  | { readonly problem: string };

const small = (text: string) => text.trim().toLowerCase();
const isOne = <Value>(all: readonly Value[] | undefined): all is readonly [Value] =>
  all?.length === 1;

const lengths: Partial<Record<LoadField, readonly [least: number, most: number]>> = {
  ...{ title: [3, 200], cause: [1, 2000], event: [1, 2000], consequence: [1, 2000] },
  ...{ reasonLikelihood: [10, 4000], reasonImpact: [10, 4000], overrideReason: [10, 4000] },
};

/** Words of a person. */
export function readText(field: LoadField, text: string): Read<string> {
  const [least, most] = lengths[field] ?? [1, 4000];
  if (text.length < least) return { problem: `Use at least ${least} characters.` };
  return text.length > most ? { problem: `Use at most ${most} characters.` } : { value: text };
}

export function readReference(text: string): Read<string> {
  const isGood = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text);
  return isGood
    ? { value: text }
    : { problem: "A reference has letters, digits, dots and dashes only." };
}

/** By reference, address or name; `name <address>` is read by what stands in the brackets. */
export function readOwner(text: string, { people }: Names): Read<Named> {
  const inBrackets = /<([^<>]+)>\s*$/.exec(text)?.[1];
  const found = people.get(small(inBrackets ?? text));
  if (isOne(found)) return { value: found[0] };
  return found
    ? { problem: "Several people have this name; write the reference or the address." }
    : { unknown: text };
}

export function readThreat(text: string, { threats }: Names): Read<string> {
  const found = threats.get(small(text));
  return found ? { value: found } : { unknown: text };
}

/** Several, separated by semicolons, bars or lines; by commas where the whole names none. */
export function readAssets(text: string, { assets }: Names): Read<Named>[] {
  const one = (part: string): Read<Named> => {
    const found = assets.get(small(part));
    if (isOne(found)) return { value: found[0] };
    return found
      ? { problem: `Several assets are called “${part}”; write the reference.` }
      : { unknown: part };
  };
  return partsOf(text, (part) => assets.has(small(part))).map(one);
}

function partsOf(text: string, isKnown: (part: string) => boolean): string[] {
  if (isKnown(text)) return [text];
  const split = (by: RegExp, from: string) =>
    from
      .split(by)
      .map((part) => part.trim())
      .filter(Boolean);
  return split(/[;|\n]/, text).flatMap((part) => (isKnown(part) ? [part] : split(/,/, part)));
}

/** The cells in which an asset is named by itself: what may be explained. */
export const assetNames = (text: string, { assets }: Names) =>
  partsOf(text, (part) => assets.has(small(part)));

const PROPERTIES = Object.entries(PROPERTY_LABELS).flatMap(([letter, label]) => [
  [letter.toLowerCase(), letter] as const,
  [label.toLowerCase(), letter] as const,
]);
const LETTERS: readonly Property[] = ["C", "I", "A"];

export function readProperties(text: string): Read<Property[]> {
  const words = /^[cia]{2,3}$/i.test(text.trim())
    ? [...text.trim()]
    : text.split(/[;,|/\s]+/).filter(Boolean);
  const found = words.map((word) => PROPERTIES.find(([name]) => name === small(word))?.[1]);
  if (found.includes(undefined)) {
    return { problem: "Write C, I and A, or Confidentiality, Integrity and Availability." };
  }
  return { value: LETTERS.filter((letter) => found.includes(letter)) };
}

const SYNONYMS: Readonly<Record<string, TreatmentOption>> = {
  ...{ mitigate: "modify", reduce: "modify", treat: "modify", transfer: "share", insure: "share" },
  ...{ accept: "retain", tolerate: "retain", keep: "retain", terminate: "avoid", stop: "avoid" },
};
const byWord = <Key extends string>(labels: Readonly<Record<Key, string>>, text: string) => {
  const word = small(text).replaceAll(/[\s-]+/g, "_");
  const keys = Object.keys(labels);
  return (
    keys.find((key): key is Key & string => key === word) ??
    Object.entries<string>(labels).find(([, label]) => small(label) === small(text))?.[0]
  );
};

export function readOption(text: string): Read<TreatmentOption> {
  const options: readonly TreatmentOption[] = ["modify", "avoid", "share", "retain"];
  const key = byWord(OPTION_LABELS, text) ?? SYNONYMS[small(text)];
  const found = options.find((one) => one === key);
  return found ? { value: found } : { unknown: text };
}

export function readState(text: string): Read<RiskState> {
  const key = byWord(RISK_STATE_LABELS, text);
  const states: readonly RiskState[] = [
    ...(["identified", "assessed", "treatment_planned", "in_treatment"] as const),
    ...(["monitored", "accepted", "closed"] as const),
  ];
  const found = states.find((one) => one === key);
  return found ? { value: found } : { unknown: text };
}

export function readDays(text: string): Read<number> {
  const days = /^\d{1,4}$/.test(text) ? Number(text) : 0;
  return days >= 1 && days <= 1095
    ? { value: days }
    : { problem: "Give 1 to 1095 days, as a whole number." };
}

/** `4`, `Likely`, `4 Likely` or `4 - Likely`. */
export function readLevel(text: string, steps: readonly string[]): Read<number> {
  const digit = /^([1-5])(?:\.0+)?(?:[\s:.-]+(.*))?$/.exec(text.trim());
  const word = small(digit ? (digit[2] ?? "") : text);
  const named = steps.findIndex((step) => small(step) === word) + 1;
  if (digit && (word === "" || named === Number(digit[1]))) return { value: Number(digit[1]) };
  return !digit && named > 0 ? { value: named } : { unknown: text };
}

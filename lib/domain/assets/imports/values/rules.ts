// Text of a cell or property, as a column or fact. Runs anywhere.
import { AssetKind, Classification, Exposure, PersonalData } from "@/prisma/generated/enums";
import { FACTS } from "../../facts/catalogue";
import { factProblem } from "../../facts/rules";
import type { FactField, FactValue } from "../../facts/schema";
import { draftColumns } from "../drafts/schema";

/** Every column that a file can fill, in the order in which a person would look for it. */
export const COLUMN_NAMES = draftColumns.keyof().options;
export type ColumnName = (typeof COLUMN_NAMES)[number];
export const isColumn = (name: string): name is ColumnName =>
  COLUMN_NAMES.some((one) => one === name);

const ENUMS: Partial<Record<ColumnName, Readonly<Record<string, string>>>> = {
  classification: Classification,
  exposure: Exposure,
  personalData: PersonalData,
};
const NUMBERS: ReadonlySet<string> = new Set(["confidentiality", "integrity", "availability"]);

export type Read<Value> = { readonly value: Value } | { readonly problem: string };

/** @returns the column's value, or what is wrong with the text. */
export function readColumn(name: ColumnName, text: string): Read<unknown> {
  const field = draftColumns.shape[name];
  const given = converted(name, text);
  const parsed = field.safeParse(given);
  if (parsed.success && parsed.data !== undefined) return { value: parsed.data };
  const options = ENUMS[name];
  if (options) return { problem: `Write one of: ${Object.keys(options).join(", ")}.` };
  if (name === "inScope") return { problem: "Write yes or no." };
  if (NUMBERS.has(name)) return { problem: "Write a number from 1 to 5." };
  return { problem: parsed.error?.issues[0]?.message ?? "This cannot be read." };
}

function converted(name: ColumnName, text: string): unknown {
  if (name === "languages") return listed(text, /[,;|\n]/);
  if (name === "inScope") return yesOrNo(text) ?? text;
  if (ENUMS[name]) return snake(text);
  return text;
}

/** @returns the fact's value, or what is wrong with the text. */
export function readFact(field: FactField, text: string): Read<FactValue> {
  const value = factOf(field, text);
  const problem = factProblem(field, value);
  return problem ? { problem } : { value };
}

function factOf(field: FactField, text: string): FactValue {
  switch (field.type) {
    case "yes_no":
      return yesOrNo(text) ?? text;
    case "whole":
      return /^\d{1,15}$/.test(text.replaceAll(/[\s,_]/g, ""))
        ? Number(text.replaceAll(/[\s,_]/g, ""))
        : text;
    case "lines":
      return listed(text, /[;|\n]/);
    case "choice":
      return Object.hasOwn(field.options ?? {}, text) ? text : snake(text);
    default:
      return text;
  }
}

export const readKind = (text: string): AssetKind | null =>
  Object.values(AssetKind).find((one) => one === snake(text)) ?? null;

export const factField = (kind: AssetKind, key: string): FactField | undefined =>
  FACTS[kind].find((one) => one.key === key);

const listed = (text: string, between: RegExp) =>
  text
    .split(between)
    .map((one) => one.trim())
    .filter(Boolean);
const snake = (text: string) =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
const yesOrNo = (text: string): boolean | undefined => {
  if (/^(yes|y|true|1|in scope)$/i.test(text.trim())) return true;
  return /^(no|n|false|0|out of scope)$/i.test(text.trim()) ? false : undefined;
};

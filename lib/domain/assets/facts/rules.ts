// Facts as they are given, held against the catalogue. Runs anywhere.
import { day } from "@/lib/kernel/fields";
import type { AssetKind } from "@/prisma/generated/enums";
import { FACTS } from "./catalogue";
import { type FactField, type Facts, type FactValue, facts as stored } from "./schema";

type Problems = Record<string, string[]>;

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** Why this value cannot stand for the fact, or null. */
export function factProblem(field: FactField, value: FactValue): string | null {
  switch (field.type) {
    case "yes_no":
      return typeof value === "boolean" ? null : "Choose yes or no.";
    case "whole":
      return typeof value === "number" ? null : "Give a whole number.";
    case "lines":
      return Array.isArray(value) ? null : "Give a list.";
    case "day":
      return day.safeParse(value).success ? null : "Give a day as YYYY-MM-DD.";
    case "digest":
      return typeof value === "string" && DIGEST.test(value)
        ? null
        : "Give sha256: and 64 hex digits.";
    case "choice":
      return typeof value === "string" && Object.hasOwn(field.options ?? {}, value)
        ? null
        : `Choose one of: ${Object.keys(field.options ?? {}).join(", ")}.`;
    case "text":
      return typeof value === "string" && value.length <= 500
        ? null
        : "Give a text of at most 500 characters.";
    case "long":
      return typeof value === "string" ? null : "Give a text.";
  }
}

/** What is wrong with facts given for an asset of this kind, by `facts.<key>`; empty when nothing is. */
export function factProblems(
  kind: AssetKind,
  given: Readonly<Record<string, FactValue | null>>,
): Problems {
  const problems: Problems = {};
  for (const [key, value] of Object.entries(given)) {
    const field = FACTS[kind].find((one) => one.key === key);
    const problem = field ? value !== null && factProblem(field, value) : NO_FACT;
    if (problem) problems[`facts.${key}`] = [problem];
  }
  return problems;
}
const NO_FACT = "An asset of this kind has no such fact.";

/** The facts with what is given: null takes one back, what is left out stays. */
export function withFacts(
  before: Facts,
  given: Readonly<Record<string, FactValue | null>>,
): Record<string, FactValue> {
  const after: Record<string, FactValue> = { ...before };
  for (const [key, value] of Object.entries(given)) {
    if (value === null) delete after[key];
    else after[key] = value;
  }
  return after;
}

/** Facts as the database keeps them; what is no fact falls away. */
export const readFacts = (value: unknown): Facts => stored.catch({}).parse(value);

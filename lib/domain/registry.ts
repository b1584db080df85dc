import type { AnyOperation } from "@/lib/kernel/operation";

type Exports = Readonly<Record<string, unknown>>;
const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === "object" && value !== null && "kind" in value && "may" in value;

/** Every operation of the product; one line per noun. REST, OpenAPI, matrix and tools read this. */
const nouns: readonly Exports[] = [];

export const operations: readonly AnyOperation[] = nouns.flatMap((noun) =>
  Object.values(noun).filter(isOperation),
);

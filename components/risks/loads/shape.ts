import type { Sheet } from "@/lib/domain/risks/loads/schema";

/** Labels come from the server, which has the schemas. */
export interface LoadLabels {
  readonly fields: Readonly<Record<string, string>>;
  readonly actions: Readonly<Record<"create" | "update" | "same" | "there", string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly options: Readonly<Record<string, string>>;
  readonly owners: readonly { value: string; label: string }[];
  /** Names of the steps of the method, from the lowest. */
  readonly likelihood: readonly string[];
  readonly impact: readonly string[];
}

/** A table as it was read, and what was said of it. */
export interface Table {
  readonly title: string;
  readonly sheet: Sheet;
  readonly passedOver: readonly string[];
}
export type Mapping = Readonly<Record<string, string>>;
export type Meanings = Readonly<Record<string, Readonly<Record<string, string>>>>;

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
export const isRead = (value: unknown): value is { sheet: Sheet } =>
  isObject(value) && "sheet" in value;
export const isProposed = (
  value: unknown,
): value is { mapping: Mapping; values: Meanings; passedOver: readonly string[] } =>
  isObject(value) && "mapping" in value && "passedOver" in value;

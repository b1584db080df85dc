import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { ImportItem } from "@/lib/domain/assets/imports/schema";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import type { AssetKind } from "@/prisma/generated/enums";

/** Labels come from the server, which has the schemas. */
export interface ImportLabels {
  readonly actions: Readonly<Record<ImportItem["action"], string>>;
  readonly kinds: Readonly<Record<ImportItem["kind"], string>>;
  readonly relations: Readonly<Record<string, string>>;
  readonly formats: Readonly<Record<string, string>>;
  /** Every field a column of a table can go to. */
  readonly fields: readonly FieldLabel[];
}

export interface FieldLabel {
  readonly value: string;
  readonly label: string;
  /** Whose fact it is; empty for what every asset has. */
  readonly kinds: readonly AssetKind[];
}

/** What a person says of files that do not say it themselves. */
export interface ToldOfFiles {
  readonly kind?: string;
  readonly asset?: string;
}

export interface TableColumns {
  readonly headers: readonly string[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly rows: number;
  readonly sample: readonly (readonly string[])[];
}

/** One file as the server read it. */
export interface ReadFile {
  readonly format: string;
  readonly drafts: readonly DraftGiven[];
  readonly warnings: readonly string[];
  readonly columns?: TableColumns;
}

export interface ChosenFile {
  /** Null of what a server answered. */
  readonly file: File | null;
  readonly path: string;
  readonly read: ReadFile | null;
  readonly error: string | null;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;

export const isRead = (value: unknown): value is ReadFile =>
  isObject(value) && "format" in value && "drafts" in value;
export const isAnswer = (value: unknown): value is ImportAnswer =>
  isObject(value) && "items" in value && "proposals" in value;
export const isDone = (value: unknown): value is ImportAnswer & { batch: string | null } =>
  isAnswer(value) && "batch" in value;

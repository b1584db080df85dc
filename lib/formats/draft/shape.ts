import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { FoundFormat } from "../found";

// Every format becomes the same: drafts of assets, and what a person should know of the file.

export type Format = FoundFormat | "card" | "mlflow" | "openapi" | "cyclonedx" | "table";

/** One file as a reader understood it. */
export interface Drafted {
  readonly format: Format;
  readonly drafts: readonly DraftGiven[];
  /** What concerns the file as a whole. */
  readonly warnings: readonly string[];
}

/** Longest texts that a draft takes; what is longer is cut. */
export const cut = (text: string | null | undefined, most: number): string =>
  [...(text ?? "")]
    .slice(0, most)
    .join("")
    .slice(0, most)
    .trim()
    .replace(/[\ud800-\udbff]$/, "");

/** `org/name` of the Hugging Face hub, as a package URL. */
export const hubPurl = (name: string): string | undefined =>
  /^[\w.-]+\/[\w.-]+$/.test(name) ? `pkg:huggingface/${name}` : undefined;

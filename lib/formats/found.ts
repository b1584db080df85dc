import { createHash } from "node:crypto";
import { cleaned } from "./card/text";

// What a file says of a model, whichever format it has. Readers fill in what they find and no more.

export type FoundFormat =
  | "safetensors"
  | "gguf"
  | "config"
  | "generation-config"
  | "tokenizer-config"
  | "adapter-config"
  | "modelfile";

/** One more thing that the file says, and where: “byte 24”, “line 3” or “/rope_scaling/factor”. */
export interface FoundFact {
  readonly key: string;
  readonly value: string;
  readonly at: string;
}

/** A text or part of the file of which only the SHA-256 is kept. */
export interface FoundDigest {
  readonly of: string;
  readonly sha256: string;
}

export interface FoundWarning {
  readonly at: string;
  readonly message: string;
}

export interface Found {
  readonly format: FoundFormat;
  readonly name: string | null;
  readonly family: string | null;
  readonly architecture: string | null;
  readonly parameters: number | null;
  /** `Q4_K_M`, `gptq 4-bit`, or the type of number most weights have: `BF16`. */
  readonly quantisation: string | null;
  readonly contextLength: number | null;
  readonly licence: string | null;
  readonly baseModels: readonly string[];
  readonly digests: readonly FoundDigest[];
  readonly facts: readonly FoundFact[];
  readonly warnings: readonly FoundWarning[];
}

/** The file is not what its name says, or lies about itself; the message says where. */
export class FormatError extends Error {
  readonly at: string;

  constructor(at: string, message: string) {
    super(`At ${at}: ${cleaned(message)}`);
    this.at = at;
  }
}

const LONGEST_VALUE = 200;
const MOST_FACTS = 200;
const MOST_WARNINGS = 100;

/** Collects what one file says; a thousand wrong lines do not become a thousand warnings. */
export class Findings {
  readonly digests: FoundDigest[] = [];
  private readonly facts: FoundFact[] = [];
  private readonly warnings: FoundWarning[] = [];

  note(key: string, value: string | number | boolean | null | undefined, at: string): void {
    if (value === null || value === undefined || this.facts.length >= MOST_FACTS) return;
    const text = shown(String(value));
    if (text) this.facts.push({ key: shown(key), value: text, at });
  }

  warn(at: string, message: string): void {
    if (this.warnings.length < MOST_WARNINGS) {
      this.warnings.push({ at, message: cleaned(message) });
    }
  }

  /** Keeps the digest of a text, never the text. */
  digest(of: string, text: string): void {
    this.digests.push({ of: shown(of), sha256: sha256(text) });
  }

  found(format: FoundFormat, said: Partial<Found>): Found {
    const { digests, facts, warnings } = this;
    return { ...NOTHING, ...said, format, digests, facts, warnings };
  }
}

const NOTHING: Omit<Found, "format"> = {
  name: null,
  family: null,
  architecture: null,
  parameters: null,
  quantisation: null,
  contextLength: null,
  licence: null,
  baseModels: [],
  digests: [],
  facts: [],
  warnings: [],
};

/** One short line that is safe to show. */
export const shown = (text: string): string => cleaned(text, LONGEST_VALUE);

/** The SHA-256 of a text as UTF-8, so that the same template has one digest in every format. */
export const sha256 = (text: string): string =>
  createHash("sha256").update(text, "utf8").digest("hex");

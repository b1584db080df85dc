import type { Readable } from "node:stream";

/** What the bytes are, known only once all of them have passed. */
export interface Stored {
  readonly sha256: string;
  readonly size: number;
  /** The first bytes, enough to tell the kind of file. */
  readonly head: Uint8Array;
}

/** Bytes that are on disk but not yet in the store: exactly one of `keep` and `discard` must follow. */
export interface Staged extends Stored {
  /** Where the bytes wait, for checks that need all of them. */
  readonly path: string;
  /** Returns once the bytes are durable in the store. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

export interface StoredEntry {
  readonly sha256: string;
  readonly size: number;
  /** Last time these bytes were put, so that a clean-up can leave young ones alone. */
  readonly storedAt: Date;
}

/** A part of a file: both ends are in it. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Asked only once the size is known; null is the whole file. */
export type Choose = (size: number) => Span | null;

export interface ObjectStore {
  stage(bytes: AsyncIterable<Uint8Array>, options?: { limit?: number }): Promise<Staged>;
  put(bytes: AsyncIterable<Uint8Array>, options?: { limit?: number }): Promise<Stored>;
  /** The bytes, checked against their hash while they pass, or a part of them; null when there are none. */
  get(
    sha256: string,
    choose?: Choose,
  ): Promise<{ size: number; span: Span | null; stream: Readable } | null>;
  head(sha256: string): Promise<StoredEntry | null>;
  /**
   * Takes the bytes away unless `wanted` says, after a look that no upload can slip past, that somebody
   * needs them. Whoever puts the same bytes meanwhile keeps them: only what was seen is deleted.
   */
  delete(sha256: string, wanted?: (taken: StoredEntry) => Promise<boolean>): Promise<boolean>;
  list(): AsyncIterable<StoredEntry>;
  /** Deletes bytes that were staged before this moment and neither kept nor discarded. */
  tidy(before: Date): Promise<number>;
  /** What keeps the store from working, as a sentence for whoever runs it; null when it works. */
  trouble(): Promise<string | null>;
}

export const DEFAULT_LIMIT = 25 * 1024 * 1024;
export const isHash = (name: string) => /^[0-9a-f]{64}$/.test(name);

/** More bytes came than the limit allows; nothing was kept. */
export class LimitExceeded extends Error {
  readonly limit: number;

  constructor(limit: number) {
    super(`More than ${limit} bytes`);
    this.limit = limit;
  }
}

/** The stored bytes are no longer those that were put. */
export class Damaged extends Error {
  constructor(sha256: string) {
    super(`The stored file ${sha256} is damaged`);
  }
}

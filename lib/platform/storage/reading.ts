import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { type Choose, Damaged, type Span } from "./store";

/** Bytes of a store that are open to be read, whatever the store. */
export interface Opened {
  readonly size: number;
  /** Another one whenever these could be other bytes than before. */
  readonly identity: string;
  read(span: Span | null): Promise<AsyncIterable<Uint8Array>>;
  close(): Promise<void>;
}

/** What hands the bytes on, and what they are. */
export interface Read {
  readonly size: number;
  readonly span: Span | null;
  readonly stream: Readable;
}

/**
 * The whole is hashed while it passes. A part cannot be held against the hash of the whole, so before
 * the first part leaves, the whole is read and hashed once; parts of the same bytes follow for a while.
 */
export async function readOf(opened: Opened, sha256: string, choose?: Choose): Promise<Read> {
  try {
    const span = choose?.(opened.size) ?? null;
    if (span) await mustBeWhole(opened, sha256);
    const bytes = await opened.read(span);
    const passing = span ? counted(bytes, span, sha256) : verified(bytes, sha256);
    const stream = Readable.from(passing, { objectMode: false });
    // Also a stream that nobody ever reads closes its file when it is destroyed.
    stream.once("close", () => opened.close());
    return { size: opened.size, span, stream };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** Holds the last piece back until the hash fits, so that a damaged file never looks complete. */
async function* verified(
  bytes: AsyncIterable<Uint8Array>,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  const hash = createHash("sha256");
  let held: Uint8Array | undefined;
  for await (const chunk of bytes) {
    if (held) yield held;
    hash.update(chunk);
    held = chunk;
  }
  if (hash.digest("hex") !== sha256) throw new Damaged(sha256);
  if (held) yield held;
}

/** A part that comes shorter than asked for is a fault, not an end. */
async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  { from, to }: Span,
  sha256: string,
): AsyncGenerator<Uint8Array> {
  let left = to - from + 1;
  for await (const chunk of bytes) {
    left -= chunk.length;
    if (left < 0) throw new Damaged(sha256);
    yield chunk;
  }
  if (left > 0) throw new Damaged(sha256);
}

const LASTS = 10 * 60_000;
const MOST = 1000;
/** When the bytes of an identity were found whole, by a clock that only goes forward. */
const found = new Map<string, number>();
const looking = new Map<string, Promise<void>>();

async function mustBeWhole(opened: Opened, sha256: string): Promise<void> {
  const key = `${sha256} ${opened.identity}`;
  const at = found.get(key);
  if (at !== undefined && performance.now() - at < LASTS) return;
  const look = looking.get(key) ?? hashWhole(opened, sha256).finally(() => looking.delete(key));
  looking.set(key, look);
  await look;
  found.delete(key);
  found.set(key, performance.now());
  const [oldest] = found.keys();
  if (found.size > MOST && oldest !== undefined) found.delete(oldest);
}

async function hashWhole(opened: Opened, sha256: string): Promise<void> {
  const hash = createHash("sha256");
  for await (const chunk of await opened.read(null)) hash.update(chunk);
  if (hash.digest("hex") !== sha256) throw new Damaged(sha256);
}

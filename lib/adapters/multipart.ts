import type { Readable } from "node:stream";
import busboy from "busboy";
import { type AppError, invalid, tooLarge, unreadable, unsupported } from "@/lib/kernel/errors";
import { safeName } from "@/lib/platform/file-name";
import { LimitExceeded } from "@/lib/platform/storage/store";
import { bodyHash, claimedOf } from "./digest";

/** Consumes the file while it arrives; throws `LimitExceeded` when it has seen enough. */
export type Take<T> = (bytes: AsyncIterable<Uint8Array>, name: string) => Promise<T>;

/** What may surround the file in the request: boundaries, headers and `data`. */
const AROUND = 512 * 1024;
const DATA_LIMIT = 256 * 1024;

/**
 * Reads a form of one `file` and one `data` (JSON), in either order, without holding the file in memory.
 * @throws AppError whose message names the field; `invalid` 400 when the request breaks off
 */
export async function readForm<T>(
  request: Request,
  limit: number,
  take: Take<T>,
): Promise<{ data: unknown; file: T }> {
  const announced = request.headers.get("content-length");
  if (Number(announced ?? 0) > limit + AROUND) throw tooBig(limit);
  const hash = bodyHash(claimedOf(request.headers).body);
  const parser = parserFor(request);
  const fault = new Fault(parser);
  const parts = collect(parser, take, fault);
  const closed = new Promise((done) => parser.once("close", done));
  const length = await pump(request.body, parser, { fault, swallow: limit, seen: hash.update });
  await closed;
  // What is whole by its boundaries may still be less than was sent.
  if (announced !== null && length < Number(announced)) fault.stop();
  try {
    const file = await parts.file;
    fault.throwIfAny();
    if (!file) throw invalid({ file: ["Choose a file."] });
    hash.check();
    return { data: jsonOf(parts.data), file: file.value };
  } catch (error) {
    if (fault.reason) throw fault.reason;
    throw error instanceof LimitExceeded ? tooBig(limit) : error;
  }
}

/**
 * The first named fault decides the answer, then what `take` threw, then that the request broke off:
 * a parser also complains when its reader has turned away. What still arrives is only swallowed.
 */
class Fault {
  reason: AppError | undefined;
  private readonly controller = new AbortController();
  private readonly parser: busboy.Busboy;

  constructor(parser: busboy.Busboy) {
    this.parser = parser;
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  stop(reason?: AppError): void {
    this.reason ??= this.signal.aborted ? undefined : reason;
    this.controller.abort();
    this.parser.destroy();
  }

  throwIfAny(): void {
    if (this.signal.aborted) throw this.reason ?? brokenOff();
  }
}

function parserFor(request: Request): busboy.Busboy {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type)) {
    throw unsupported("Send the file as multipart/form-data with the fields “file” and “data”.");
  }
  try {
    return busboy({
      headers: { "content-type": type },
      defParamCharset: "utf8",
      limits: { fieldSize: DATA_LIMIT, files: 2, fields: 4, parts: 6 },
    });
  } catch {
    throw unreadable("The upload cannot be read: its boundary is missing or wrong.");
  }
}

interface Parts<T> {
  data?: string;
  file?: Promise<{ readonly value: T }>;
}

function collect<T>(parser: busboy.Busboy, take: Take<T>, fault: Fault) {
  const parts: Parts<T> = {};
  const addData = (value: string, isCut: boolean) => {
    if (isCut) fault.stop(tooLarge(`“data” may have at most ${DATA_LIMIT / 1024} KB.`));
    else if (parts.data !== undefined) fault.stop(twice("data"));
    else parts.data = value;
  };
  parser.on("error", () => fault.stop());
  parser.on("partsLimit", () => fault.stop(twice("file")));
  parser.on("fieldsLimit", () => fault.stop(twice("data")));
  parser.on("field", (name, value, info) => {
    if (name === "data") addData(value, info.valueTruncated);
    else fault.stop(name === "file" ? invalid({ file: ["Choose a file."] }) : unknown(name));
  });
  parser.on("file", (name, stream, info) => {
    stream.on("error", () => fault.stop());
    if (name === "data") {
      collectText(stream, addData);
    } else if (name !== "file" || parts.file) {
      stream.resume();
      fault.stop(name === "file" ? twice("file") : unknown(name));
    } else {
      const name = safeName(info.filename ?? "");
      parts.file = take(whole(stream), name).then((value) => ({ value }));
      parts.file.catch(() => fault.stop());
    }
  });
  return parts;
}

/** Browsers send a Blob as a file, whatever the field: `data` may come so too. */
function collectText(stream: Readable, done: (text: string, isCut: boolean) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  stream.on("data", (chunk: Buffer) => {
    size += chunk.length;
    if (size <= DATA_LIMIT) chunks.push(chunk);
  });
  stream.on("end", () => done(Buffer.concat(chunks).toString("utf8"), size > DATA_LIMIT));
}

/** Tells a request that broke off from a fault of whoever reads it. */
async function* whole(stream: Readable): AsyncGenerator<Uint8Array> {
  try {
    yield* stream;
  } catch {
    throw brokenOff();
  }
}

interface Flow {
  readonly fault: Fault;
  /** How much to read on after a fault, so that the sender sees the answer and not a reset. */
  readonly swallow: number;
  readonly seen: (chunk: Uint8Array) => void;
}

async function pump(
  body: ReadableStream<Uint8Array> | null,
  parser: busboy.Busboy,
  { fault, swallow, seen }: Flow,
): Promise<number> {
  const reader = body?.getReader();
  let swallowed = 0;
  let length = 0;
  try {
    while (reader && swallowed <= swallow) {
      const { done, value } = await reader.read();
      if (done) break;
      length += value.length;
      seen(value);
      if (fault.signal.aborted) swallowed += value.length;
      else if (!parser.write(value)) await drained(parser, fault.signal);
    }
    if (!fault.signal.aborted) parser.end();
  } catch {
    fault.stop();
  } finally {
    await reader?.cancel().catch(() => undefined);
  }
  return length;
}

function drained(parser: busboy.Busboy, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      parser.off("drain", done);
      signal.removeEventListener("abort", done);
      resolve();
    };
    parser.on("drain", done);
    signal.addEventListener("abort", done);
  });
}

function jsonOf(text: string | undefined): unknown {
  try {
    return text === undefined ? {} : JSON.parse(text);
  } catch {
    throw invalid({ data: ["“data” must be JSON."] });
  }
}

const brokenOff = () => unreadable("The upload broke off before its end. Send it again.");
const twice = (name: string) => invalid({ [name]: [`Send one “${name}” at a time.`] });
const unknown = (name: string) =>
  invalid({ [safeName(name).slice(0, 60)]: ["There is no such field; send “file” and “data”."] });
const tooBig = (limit: number) => tooLarge(`The file may have at most ${sizeOf(limit)}.`);
const sizeOf = (bytes: number) =>
  bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.ceil(bytes / 1024)} KB`;

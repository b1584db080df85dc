import type { Readable } from "node:stream";
import { notFound } from "@/lib/kernel/errors";
import type { FileKind } from "@/lib/platform/file-kind";
import { safeName } from "@/lib/platform/file-name";
import type { ObjectStore } from "@/lib/platform/storage/store";
import { digestOf } from "./digest";
import { spanOf, tagOf } from "./range";
import { evidenceStore } from "./upload";

/** What the record knows about the file it points to. */
export interface Content {
  readonly name: string;
  readonly kind: FileKind;
  readonly sha256: string;
  readonly size: number;
}

const SHOWN: Partial<Record<FileKind, string>> = {
  png: "image/png",
  jpeg: "image/jpeg",
  pdf: "application/pdf",
};
const TEXT: ReadonlySet<FileKind> = new Set(["csv", "text", "markdown", "json", "yaml", "log"]);

/**
 * Headers under which bytes of strangers cannot act: saved, never shown in our origin, never guessed at.
 * Nobody on the way may pack them, or their length, parts and digest would be of something else.
 */
export function contentHeaders(content: Content): Record<string, string> {
  return {
    "Content-Type": typeOf(content.kind),
    "Content-Length": String(content.size),
    "Content-Disposition": disposition(content.name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store, no-transform",
    "Accept-Ranges": "bytes",
    ETag: tagOf(content.sha256),
    "Repr-Digest": digestOf(content.sha256),
  };
}

/**
 * Images and PDFs may be looked at on a page of ours. A policy keeps them from loading or running
 * anything; a PDF is not sandboxed, because browsers open none in a sandbox: their viewer is one.
 */
function viewHeaders({ name, kind }: Content): Record<string, string> {
  if (!(kind in SHOWN)) return {};
  return {
    "Content-Disposition": disposition(name).replace(/^attachment/, "inline"),
    "Content-Security-Policy":
      kind === "pdf"
        ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
        : "sandbox; default-src 'none'; frame-ancestors 'none'",
  };
}

interface Sending {
  readonly content: Content;
  /** Its range is heeded, HEAD gets no bytes, and `?view` asks for what may be looked at. */
  readonly request?: Request;
  readonly store?: ObjectStore;
}

/**
 * The file, or the part that is asked for, as an answer, checked against its hash.
 * @throws OutOfRange when there is no such part
 */
export async function contentResponse({
  content,
  request = new Request("http://annex.invalid/"),
  store = evidenceStore,
}: Sending): Promise<Response> {
  const isView = new URL(request.url).searchParams.has("view");
  const headersOf = (size: number) => ({
    ...contentHeaders({ ...content, size }),
    ...(isView && viewHeaders(content)),
  });
  if (request.method === "HEAD") {
    const found = await store.head(content.sha256);
    if (!found) throw notFound("file");
    return new Response(null, { headers: headersOf(found.size) });
  }
  const tag = tagOf(content.sha256);
  const found = await store.get(content.sha256, (size) => spanOf(request.headers, tag, size));
  if (!found) throw notFound("file");
  const { size, span, stream } = found;
  if (!span) return new Response(webStream(stream), { headers: headersOf(size) });
  const part = {
    "Content-Length": String(span.to - span.from + 1),
    "Content-Range": `bytes ${span.from}-${span.to}/${size}`,
  };
  return new Response(webStream(stream), {
    status: 206,
    headers: { ...headersOf(size), ...part },
  });
}

/** By hand, because Node's own conversion has another type than the one that Response takes. */
export function webStream(stream: Readable): ReadableStream<Uint8Array> {
  const pieces: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel() {
      stream.destroy();
    },
  });
}

function typeOf(kind: FileKind): string {
  if (TEXT.has(kind)) return "text/plain; charset=utf-8";
  return SHOWN[kind] ?? "application/octet-stream";
}

/** RFC 6266: a plain name for old readers, the true one in UTF-8 beside it. */
export function disposition(raw: string): string {
  const name = safeName(raw);
  const plain = name.replace(/[^\x20-\x7e]|["\\%;]/g, "_");
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded(name)}`;
}

const encoded = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );

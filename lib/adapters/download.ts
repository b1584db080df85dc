import type { Readable } from "node:stream";
import { notFound } from "@/lib/kernel/errors";
import type { FileKind } from "@/lib/platform/file-kind";
import { safeName } from "@/lib/platform/file-name";
import type { ObjectStore } from "@/lib/platform/storage";
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

/** Headers under which bytes of strangers cannot act: saved, never shown in our origin, never guessed at. */
export function contentHeaders(content: Content): Record<string, string> {
  return {
    "Content-Type": typeOf(content.kind),
    "Content-Length": String(content.size),
    "Content-Disposition": disposition(content.name),
    "Content-Security-Policy": "sandbox; default-src 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
    "Repr-Digest": `sha-256=:${Buffer.from(content.sha256, "hex").toString("base64")}:`,
  };
}

/** The file as an answer, checked against its hash while it leaves. */
export async function contentResponse(
  content: Content,
  store: ObjectStore = evidenceStore,
): Promise<Response> {
  const found = await store.get(content.sha256);
  if (!found) throw notFound("file");
  const headers = contentHeaders({ ...content, size: found.size });
  return new Response(webStream(found.stream), { headers });
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

import { resolve } from "node:path";
import { invalid, unsupported } from "@/lib/kernel/errors";
import { env } from "@/lib/platform/env";
import { type FileKind, fileKind } from "@/lib/platform/file-kind";
import { storeAt } from "@/lib/platform/storage/place";
import { LimitExceeded, type ObjectStore, type Staged } from "@/lib/platform/storage/store";
import { claimedOf, mustMatch } from "./digest";
import { readForm } from "./multipart";

/** The store of evidence files: under the data folder, or in S3 where that is configured. */
export const evidenceStore: ObjectStore = storeAt(resolve(env.data, "evidence"), env.s3);

export interface UploadedFile {
  readonly name: string;
  readonly kind: FileKind;
  readonly sha256: string;
  readonly size: number;
}

/**
 * Reads one file and its `data`; the file is kept only when the whole request was in order.
 * Ask who the sender is first: this reads whatever comes.
 */
export async function readUpload(
  request: Request,
  { limit = env.uploadLimit, store = evidenceStore }: { limit?: number; store?: ObjectStore } = {},
): Promise<{ data: unknown; file: UploadedFile }> {
  let staged: Staged | undefined;
  const claimed = claimedOf(request.headers);
  try {
    const form = await readForm(request, limit, async (bytes, name) => {
      staged = await store.stage(bytes, { limit });
      if (staged.size === 0) throw invalid({ file: ["The file is empty."] });
      mustMatch(claimed.file, staged.sha256);
      const verdict = await fileKind(staged.path, name);
      if (!verdict.ok) throw unsupported(verdict.message);
      return { name, kind: verdict.kind, sha256: staged.sha256, size: staged.size };
    });
    await staged?.keep();
    return form;
  } catch (error) {
    await staged?.discard();
    throw error;
  }
}

/** Reads one file that is looked at and not kept. */
export function readBytesUpload(
  request: Request,
  { limit }: { limit: number },
): Promise<{ data: unknown; file: { name: string; bytes: Buffer } }> {
  return readForm(request, limit, async (bytes, name) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.length;
      if (size > limit) throw new LimitExceeded(limit);
      chunks.push(chunk);
    }
    if (size === 0) throw invalid({ file: ["The file is empty."] }, "The file is empty.");
    return { name, bytes: Buffer.concat(chunks) };
  });
}

/** Reads one text file, such as results of an evaluation, that is looked at and not kept. */
export async function readTextUpload(
  request: Request,
  options: { limit: number },
): Promise<{ data: unknown; file: { name: string; text: string; size: number } }> {
  const { data, file } = await readBytesUpload(request, options);
  return { data, file: { name: file.name, text: textOf(file.bytes), size: file.bytes.length } };
}

function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw unsupported("The file is not UTF-8 text: save it with the encoding UTF-8.");
  }
}

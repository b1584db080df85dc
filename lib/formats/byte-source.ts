import { FormatError } from "./found";

// Headers are read from files of any size: piece by piece, and nothing that the file only claims.

/** Bytes that can be read anywhere: an open file, or a part of one that a server sends. */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Promise<Uint8Array>;
}

/**
 * Reads exactly these bytes.
 * @throws FormatError when the file ends before them
 */
export async function readExactly(
  source: ByteSource,
  offset: number,
  length: number,
  what: string,
): Promise<Uint8Array> {
  if (offset + length > source.size) throw ended(source.size, offset, length, what);
  const bytes = await source.read(offset, length);
  if (bytes.length !== length) throw ended(offset + bytes.length, offset, length, what);
  return bytes;
}

/** A repository that was cloned without its large files holds these few lines in their place. */
export async function refusePointer(source: ByteSource): Promise<void> {
  const head = await readExactly(source, 0, Math.min(source.size, POINTER.length), "the start");
  if (new TextDecoder().decode(head) === POINTER) {
    throw new FormatError(
      "byte 0",
      "this is a Git LFS pointer, not the weights; fetch them with “git lfs pull”.",
    );
  }
}

const POINTER = "version https://git-lfs";

function ended(size: number, offset: number, length: number, what: string): FormatError {
  return new FormatError(
    `byte ${offset}`,
    `${what} needs ${length} bytes, but the file ends at byte ${size}.`,
  );
}

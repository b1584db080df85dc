import type { ByteSource } from "../byte-source";
import { readExactly } from "../byte-source";
import { FormatError } from "../found";

// A place in a file, moved on by what is read there. The file is fetched in pieces; what a piece
// holds is read at once, because a tokenizer has hundreds of thousands of small strings.

const PIECE = 1_000_000;

export class Cursor {
  isLittle = true;
  private readonly source: ByteSource;
  private readonly limit: number;
  private piece: DataView = new DataView(new ArrayBuffer(0));
  private pieceStart = 0;
  private index = 0;

  /** Reads no further than `limit`, whatever the file claims. */
  constructor(source: ByteSource, limit: number) {
    this.source = source;
    this.limit = limit;
  }

  get offset(): number {
    return this.index;
  }

  fail(message: string, offset = this.index): FormatError {
    return new FormatError(`byte ${offset}`, message);
  }

  /** Moves on without reading. */
  skip(length: number, what: string): void {
    this.check(length, what);
    this.index += length;
  }

  /** True when so many bytes can be taken without waiting. */
  holds(length: number): boolean {
    const from = this.index - this.pieceStart;
    return from >= 0 && from + length <= this.piece.byteLength;
  }

  /** Fetches the piece that holds the next bytes. */
  async fetch(length: number, what: string): Promise<void> {
    if (this.holds(length)) return;
    this.check(length, what);
    const wanted = Math.min(Math.max(length, PIECE), this.source.size - this.index);
    const bytes = await readExactly(this.source, this.index, wanted, what);
    this.piece = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.pieceStart = this.index;
  }

  /** Takes bytes that were fetched. */
  take(length: number): DataView {
    const from = this.index - this.pieceStart;
    this.index += length;
    return new DataView(this.piece.buffer, this.piece.byteOffset + from, length);
  }

  async u32(what: string): Promise<number> {
    await this.fetch(4, what);
    return this.take(4).getUint32(0, this.isLittle);
  }

  /** A count or a length; more than `most` is refused before anything is made of it. */
  async count(what: string, most: number): Promise<number> {
    await this.fetch(8, what);
    return this.takeCount(what, most);
  }

  takeCount(what: string, most: number): number {
    const { index } = this;
    const value = this.take(8).getBigUint64(0, this.isLittle);
    if (value > BigInt(most)) {
      throw this.fail(`${what} claims ${value}; more than ${most} is not read.`, index);
    }
    return Number(value);
  }

  async bytes(length: number, what: string): Promise<Uint8Array> {
    await this.fetch(length, what);
    const { buffer, byteOffset } = this.take(length);
    return new Uint8Array(buffer, byteOffset, length);
  }

  async string(what: string, most: number): Promise<string> {
    const length = await this.count(`the length of ${what}`, most);
    return new TextDecoder().decode(await this.bytes(length, what));
  }

  private check(length: number, what: string): void {
    if (this.index + length > this.source.size) {
      throw this.fail(
        `${what} needs ${length} bytes, but the file ends at byte ${this.source.size}.`,
      );
    }
    if (this.index + length > this.limit) {
      throw this.fail(`${what} lies beyond the first ${this.limit} bytes, where no header ends.`);
    }
  }
}

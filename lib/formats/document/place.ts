import { cleaned } from "../card/text";
import { FormatError } from "../document";

/** A place in a document: what stands there, and the path that leads to it. */
export class Place {
  readonly value: unknown;
  readonly path: string;

  constructor(value: unknown, path = "") {
    this.value = value;
    this.path = path;
  }

  /** What stands under a key, or an empty place; inherited properties do not count. */
  at(key: string): Place {
    const path = this.path ? `${this.path}.${key}` : key;
    const { value } = this;
    return new Place(isRecord(value) && Object.hasOwn(value, key) ? value[key] : undefined, path);
  }

  /** What stands at a position of a list, or an empty place. */
  item(index: string): Place {
    const { value } = this;
    const isIndex = Array.isArray(value) && /^\d{1,8}$/.test(index);
    return new Place(isIndex ? value[Number(index)] : undefined, `${this.path}[${index}]`);
  }

  get isEmpty(): boolean {
    return this.value === undefined || this.value === null;
  }

  get isMap(): boolean {
    return isRecord(this.value);
  }

  get isList(): boolean {
    return Array.isArray(this.value);
  }

  /** One line of visible text from a text, number or truth value; null for all else. */
  text(longest = 500): string | null {
    const { value } = this;
    if (!["string", "number", "boolean"].includes(typeof value)) return null;
    return cleaned(String(value), longest) || null;
  }

  /** A finite number, also written as a text; null for all else. */
  number(): number | null {
    const { value } = this;
    const number = typeof value === "string" && value.trim() ? Number(value) : value;
    return typeof number === "number" && Number.isFinite(number) ? number : null;
  }

  /** A whole number from nought; null for all else. */
  count(): number | null {
    const number = this.number();
    return number !== null && Number.isSafeInteger(number) && number >= 0 ? number : null;
  }

  /** Epoch milliseconds or a written time as ISO in UTC; null for all else. */
  time(): string | null {
    const epoch = this.number();
    const written = epoch === null ? this.text(40) : null;
    const zoned = written && /\d[T ]\d/.test(written) && !/(Z|[+-]\d\d:?\d\d)$/i.test(written);
    const date = new Date(epoch ?? (zoned ? `${written.replace(" ", "T")}Z` : (written ?? "")));
    return Number.isNaN(date.getTime()) ? null : date.toISOString();
  }

  /**
   * The places of a list, none where nothing stands.
   * @throws FormatError when something else stands there
   */
  items(): Place[] {
    if (this.isEmpty) return [];
    if (!Array.isArray(this.value)) throw this.wrong("a list");
    return this.value.map((one, index) => new Place(one, `${this.path}[${index}]`));
  }

  /**
   * The keys and places of a map, none where nothing stands.
   * @throws FormatError when something else stands there
   */
  entries(): [string, Place][] {
    if (this.isEmpty) return [];
    if (!isRecord(this.value)) throw this.wrong("a map");
    return Object.keys(this.value).map((key) => [key, this.at(key)]);
  }

  /** An error that says what was expected here and what stood here instead. */
  wrong(expected: string): FormatError {
    const shown = cleaned(this.path, 200) || "The document";
    return new FormatError(`${shown} must be ${expected}, but is ${this.kind}.`);
  }

  private get kind(): string {
    if (this.isEmpty) return "missing";
    if (Array.isArray(this.value)) return "a list";
    return typeof this.value === "object" ? "a map" : `a ${typeof this.value}`;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

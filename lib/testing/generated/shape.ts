import * as z from "zod";
import type { AnyOperation } from "@/lib/kernel/operation";

/** The part of JSON Schema that the operations' inputs use. */
export interface Shape {
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Shape;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
}

export const shapeOf = (operation: AnyOperation): Shape =>
  z.toJSONSchema(operation.input, { io: "input", unrepresentable: "any" }) as Shape;

/** What a field holds, and whether it may say null. */
export interface Field {
  readonly shape: Shape;
  readonly nullable: boolean;
  readonly kind: "text" | "day" | "mark" | "enum" | "number" | "boolean" | "array" | "object";
}

/** `mark` is a text of a fixed form: an id, a reference, a digest, an address. */
export function fieldOf(given: Shape): Field {
  const shape = given.anyOf?.find((one) => one.type !== "null") ?? given;
  const types = [given, ...(given.anyOf ?? [])].flatMap((one) => one.type ?? []);
  return { shape, nullable: types.includes("null"), kind: kindOf(shape, types) };
}

function kindOf(shape: Shape, types: readonly string[]): Field["kind"] {
  if (shape.enum) return "enum";
  if (types.includes("array")) return "array";
  if (types.includes("object")) return "object";
  if (types.includes("boolean")) return "boolean";
  if (types.includes("integer") || types.includes("number")) return "number";
  if (shape.pattern?.includes(String.raw`\d\d-\d\d`)) return "day";
  return shape.pattern || shape.format ? "mark" : "text";
}

type Hint = string | readonly string[] | (() => string);
/** Values that somebody might mean, by field name, else by form. */
export interface Hints {
  /** One value, several to choose from, or a way to make one. */
  readonly named: Readonly<Record<string, Hint>>;
  readonly marks: readonly string[];
  readonly day: string;
}

const WORDS = "A sentence that is long enough to be read again in two years.";

/** A value that the schema takes. */
export function sampleOf(given: Shape, hints: Hints, name = ""): unknown {
  const { shape, kind } = fieldOf(given);
  if (kind === "object") return sampleOfObject(shape, hints);
  if (kind === "array") return [sampleOf(shape.items ?? {}, hints, name)];
  const hinted = hintFor(hints.named[name]).find((one) => fits(shape, one));
  if (hinted !== undefined) return hinted;
  if (kind === "enum") return shape.enum?.[0];
  if (kind === "boolean") return true;
  if (kind === "number") return Math.max(shape.minimum ?? 1, 1);
  if (kind === "day") return hints.day;
  if (kind === "mark") return hints.marks.find((mark) => fits(shape, mark)) ?? "nothing-fits";
  return WORDS.slice(0, shape.maxLength ?? 400);
}

function hintFor(hint: Hint | undefined): readonly string[] {
  if (typeof hint === "function") return [hint()];
  return hint === undefined || typeof hint === "string" ? [hint ?? []].flat() : hint;
}

function sampleOfObject(shape: Shape, hints: Hints): Record<string, unknown> {
  const entries = Object.entries(shape.properties ?? {});
  return Object.fromEntries(entries.map(([name, one]) => [name, sampleOf(one, hints, name)]));
}

function fits(shape: Shape, value: string): boolean {
  if (shape.type !== "string" && !shape.enum) return false;
  if (shape.enum) return shape.enum.includes(value);
  return !shape.pattern || new RegExp(shape.pattern).test(value);
}

/** Every field of an input with its way down to it, a list by its first element. */
export interface Placed {
  readonly path: readonly (string | number)[];
  readonly field: Field;
  readonly required: boolean;
}

export function fieldsOf(given: Shape, path: Placed["path"] = []): Placed[] {
  return Object.entries(given.properties ?? {}).flatMap(([name, one]) => {
    const field = fieldOf(one);
    const here = [...path, name];
    const placed = { path: here, field, required: given.required?.includes(name) ?? false };
    return [placed, ...below(field, here)];
  });
}

function below({ kind, shape }: Field, path: Placed["path"]): Placed[] {
  if (kind === "object") return fieldsOf(shape, path);
  if (kind !== "array" || !shape.items) return [];
  const element = fieldOf(shape.items);
  const first = [...path, 0];
  return [{ path: first, field: element, required: false }, ...below(element, first)];
}

/** The input with the value put at the path; everything else as it was. */
export function withValue(input: unknown, path: Placed["path"], value: unknown): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return value;
  if (Array.isArray(input)) {
    return input.map((one, at) => (at === head ? withValue(one, rest, value) : one));
  }
  const record: Record<string, unknown> = { ...(input as object) };
  if (rest.length === 0 && value === undefined) delete record[head];
  else record[head] = withValue(record[head], rest, value);
  return record;
}

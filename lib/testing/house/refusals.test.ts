import { expect, it } from "vitest";
import * as z from "zod";
import { operations } from "@/lib/domain/registry";
import { text } from "@/lib/kernel/fields";

/** What a caller may send instead of what is asked for. */
const WRONG: readonly unknown[] = [
  ...[undefined, null, true, -1, 1.5, 1e12, "", "x", "x".repeat(30_000), "\u0000"],
  ...[[], [1], [{}], ["x"], {}, { x: 1 }],
];
/** How the validation library speaks when nobody tells it otherwise. */
const RAW = /^(Invalid|Too big|Too small|Unrecognized)|\bexpected\b|\breceived\b|undefined|NaN/;

const messagesOf = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value).error?.issues.map(({ message }) => message) ?? [];

it("refuses every wrong field of every operation in words that people understand", () => {
  const raw = new Set<string>();
  for (const { name, input } of operations) {
    const fields = input instanceof z.ZodObject ? Object.keys(input.shape) : [];
    const tried = [...WRONG, ...fields.flatMap((key) => WRONG.map((value) => ({ [key]: value })))];
    for (const value of tried) {
      for (const message of messagesOf(input, value)) {
        if (RAW.test(message)) raw.add(`${name}: ${message}`);
      }
    }
  }
  expect([...raw]).toEqual([]);
}, 60_000);

it("says what is wrong and what is allowed", () => {
  const shape = z.strictObject({
    title: text(),
    size: z.int().max(3),
    state: z.enum(["open", "closed"]),
    day: z.iso.date(),
    list: z.array(z.string()).max(1),
  });
  const wrong = { title: 5, size: 9, state: "shut", day: "soon", list: ["a", "b"], more: 1 };
  expect(messagesOf(shape, wrong)).toEqual([
    "Give a text, not a number.",
    "Give a number of at most 3.",
    "Write one of: open, closed.",
    "Give a day such as 2026-06-30.",
    "Give at most 1 entry.",
    "There is no field more.",
  ]);
  expect(messagesOf(shape, {})[0]).toBe("This is missing: give a text.");
  expect(messagesOf(shape.shape.size, 1.5)).toEqual(["Give a whole number."]);
});

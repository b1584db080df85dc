import { afterEach, expect, it, vi } from "vitest";
import { invalid } from "@/lib/kernel/errors";
import { refuse } from "./session";

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

function said(error: unknown): string {
  const lines: string[] = [];
  vi.spyOn(process.stderr, "write").mockImplementation((line) => {
    lines.push(String(line));
    return true;
  });
  refuse(error);
  return lines.join("");
}

it("says a refusal once, and what is wrong with fields where the sentence does not", () => {
  const sentence = "x.json cannot be read.";
  expect(said(invalid({ file: [sentence] }, sentence))).toBe(`${sentence}\n`);
  expect(process.exitCode).toBe(1);
  expect(said(invalid({ at: ["Give the day."] }))).toBe(
    "Some fields need attention.\n  at: Give the day.\n",
  );
});

import { expect, it } from "vitest";
import { held } from "./held";

const row = (id: string, title: string, version = 1) => ({ id, title, version });
const before = [row("a", "Able"), row("b", "Baker"), row("c", "Charlie")];

it("keeps a row in its place though its new value belongs elsewhere, or on another page", () => {
  const edited = new Map([["a", { title: "Zulu", version: 2 }]]);
  const elsewhere = [row("b", "Baker"), row("c", "Charlie"), row("a", "Zulu", 2)];
  expect(held(before, elsewhere, edited).map(({ title }) => title)).toEqual([
    ...["Zulu", "Baker", "Charlie"],
  ]);
  const gone = [row("b", "Baker"), row("c", "Charlie"), row("d", "Delta")];
  expect(held(before, gone, edited).map(({ title }) => title)).toEqual([
    ...["Zulu", "Baker", "Charlie", "Delta"],
  ]);
});

it("shows what is written until the server's own is as new, and then that", () => {
  const pending = new Map([["b", { title: "Mine" }]]);
  expect(held(before, before, pending)[1]).toEqual(row("b", "Mine"));
  const saved = new Map([["b", { title: "Mine", version: 2 }]]);
  expect(held(before, before, saved)[1]).toEqual(row("b", "Mine", 2));
  const newer = [row("a", "Able"), row("b", "Theirs", 3), row("c", "Charlie")];
  expect(held(before, newer, saved)[1]).toEqual(row("b", "Theirs", 3));
});

it("lets go of what is released, and of what is gone", () => {
  expect(held(before, [row("b", "Theirs", 2)], new Map())).toEqual([row("b", "Theirs", 2)]);
});

import { describe, expect, it } from "vitest";
import type { FactField } from "@/lib/domain/assets/facts/schema";
import { sendingFacts, shownAs } from "./fact-values";

const field = (key: string, type: FactField["type"]): FactField => ({
  key,
  type,
  label: key,
  group: "nature",
});
const fields = [
  field("family", "text"),
  field("signed", "yes_no"),
  field("parameters", "whole"),
  field("corpora", "lines"),
  field("tokenizer", "digest"),
];
async function sent(facts: object, before = {}) {
  let seen: unknown;
  const command = async (input: object) => {
    seen = input;
    return { ok: true as const, value: null };
  };
  await sendingFacts(command, fields, before)({ id: "A-1", version: 2, facts });
  return seen;
}

describe("the form of facts", () => {
  it("sends each as its type, the changed ones alone", async () => {
    const before = { family: "Llama", signed: true };
    const shown = {
      family: "Llama",
      signed: "no",
      parameters: 3,
      corpora: " one \n\ntwo",
      tokenizer: "A".repeat(64),
    };
    expect(await sent(shown, before)).toEqual({
      id: "A-1",
      version: 2,
      facts: {
        signed: false,
        parameters: 3,
        corpora: ["one", "two"],
        tokenizer: `sha256:${"a".repeat(64)}`,
      },
    });
  });

  it("takes back what was emptied, and leaves alone what never was", async () => {
    const shown = { family: null, signed: null };
    expect(await sent(shown, { family: "Llama" })).toMatchObject({ facts: { family: null } });
    expect(await sent({}, {})).toMatchObject({ facts: {} });
  });

  it("shows what was sent", () => {
    expect([undefined, true, false, 3, ["a", "b"], "x"].map(shownAs)).toEqual([
      "",
      "yes",
      "no",
      3,
      "a\nb",
      "x",
    ]);
  });
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, expectTypeOf, it } from "vitest";
import type { CardInput } from "@/lib/domain/assets/imports/schema";
import { card as cardSchema } from "@/lib/domain/assets/imports/schema";
import type { Card } from "@/lib/formats/card/shape";
import { type ImportDoor, importFiles, readCard } from "./import";

type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

const folder = mkdtempSync(join(tmpdir(), "annex-cards-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const MODEL = `---
language: en
license: apache-2.0
datasets: [squad]
---
# Tiny

A model for tests.
`;

describe("the card between its reader and the command", () => {
  it("has one shape on both sides", () => {
    expectTypeOf<CardInput>().toExtend<Card>();
    expectTypeOf<Card>().toExtend<Frozen<CardInput>>();
    expect(cardSchema.parse(readCard(MODEL).card)).toEqual(readCard(MODEL).card);
  });

  it("is refused by its field when it is none", () => {
    for (const text of ["", "a\u0000b", "a\ud800", "x".repeat(1_000_001)]) {
      expect(() => readCard(text)).toThrow(
        expect.objectContaining({ code: "invalid", fields: { file: [expect.any(String)] } }),
      );
    }
  });
});

describe("importing files", () => {
  it("takes folders, names a README after its folder, and goes on after a bad one", async () => {
    mkdirSync(join(folder, "tiny-model"));
    writeFileSync(join(folder, "tiny-model", "README.md"), "Some words about a model.\n");
    writeFileSync(join(folder, "bad.md"), Buffer.from([0xff, 0xfe, 0x00]));
    writeFileSync(join(folder, "notes.txt"), "not a card");
    const seen: string[] = [];
    const answer = async ({ card }: { card: Card }) => {
      seen.push(card.name);
      return {
        created: 1,
        updated: 0,
        unchanged: 0,
        warnings: [...card.warnings],
        items: [],
        proposals: [],
      };
    };
    const door: ImportDoor = { preview: answer, carryOut: answer };
    const report = await importFiles([folder], { door, dryRun: true });
    expect(seen).toEqual(["tiny-model"]);
    expect(report).toMatchObject({
      created: 1,
      refused: [{ file: join(folder, "bad.md"), message: expect.stringContaining("UTF-8") }],
    });
    expect(report.warnings[0]).toMatch(/^README\.md: /);
  });
});

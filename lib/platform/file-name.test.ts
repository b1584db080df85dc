import { describe, expect, it } from "vitest";
import { fc } from "@/lib/testing/property";
import { endingOf, safeName } from "./file-name";

describe("a file's name", () => {
  it.each([
    ["report.pdf", "report.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\mei\\restore log.txt", "restore log.txt"],
    ["a\r\nSet-Cookie: x=1.csv", "aSet-Cookie: x=1.csv"],
    ["\u202Efdp.exe.pdf", "fdp.exe.pdf"],
    ["in\u0000visible\u200B.md", "invisible.md"],
    [".htaccess", "htaccess"],
    ["trailing.txt. .", "trailing.txt"],
    ["bad\uD800pair.txt", "badpair.txt"],
    ["Prüfbericht 審査.pdf", "Prüfbericht 審査.pdf"],
    ["", "file"],
    ["..", "file"],
    ["dir/", "file"],
  ])("%j becomes %j", (raw, name) => {
    expect(safeName(raw)).toBe(name);
  });

  it("keeps its ending when it is cut", () => {
    const name = safeName(`${"x".repeat(300)}.json`);
    expect(name).toHaveLength(200);
    expect(name.endsWith("x.json")).toBe(true);
    expect([...safeName("é".repeat(300))]).toHaveLength(200);
  });

  it("is always safe, and naming it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (raw) => {
        const name = safeName(raw);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Cs}]/u);
        expect([...name].length).toBeGreaterThan(0);
        expect([...name].length).toBeLessThanOrEqual(200);
        expect(safeName(name)).toBe(name);
      }),
    );
  });

  it("has an ending only after a letter", () => {
    expect([endingOf("A.PDF"), endingOf("a.tar.gz"), endingOf("none"), endingOf(".x")]).toEqual([
      "pdf",
      "gz",
      "",
      "",
    ]);
  });
});

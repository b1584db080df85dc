import { expect, it } from "vitest";
import { text } from "./fields";

it("takes words in any direction, and nothing that turns the words of others", () => {
  for (const said of ["Port open", "مخاطر النموذج", "mixed \u200fעברית\u200e end", "a\nb"]) {
    expect(text().safeParse(said).success, said).toBe(true);
  }
  for (const code of [0x202a, 0x202d, 0x202e, 0x2066, 0x2069]) {
    const found = text().safeParse(`Invoice ${String.fromCharCode(code)}fdp.exe`);
    expect(found.error?.issues[0]?.message).toContain("turn the direction of text");
  }
});

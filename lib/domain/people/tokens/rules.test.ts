import { describe, expect, it } from "vitest";
import { isToken, newToken } from "@/lib/kernel/secrets";
import { expiryOf } from "./rules";

const now = new Date("2026-11-23T09:00:00Z");

describe("API tokens", () => {
  it("live as long as asked, but a day when they may decide", () => {
    expect(expiryOf(["read"], 30, now).toISOString()).toBe("2026-12-23T09:00:00.000Z");
    expect(expiryOf(["read"], undefined, now).toISOString()).toBe("2027-02-21T09:00:00.000Z");
    expect(expiryOf(["write", "decide"], 30, now).toISOString()).toBe("2026-11-24T09:00:00.000Z");
  });

  it("carry a checksum, so that a mistyped one is told without asking anybody", () => {
    const { id, token } = newToken();
    expect(token).toMatch(new RegExp(`^isms_${id.slice(-8)}_[\\w-]{43}[0-9a-f]{8}$`));
    expect(isToken(token)).toBe(true);
    const last = token.endsWith("0") ? "1" : "0";
    expect(isToken(token.slice(0, -1) + last)).toBe(false);
    expect(isToken("isms_")).toBe(false);
  });
});

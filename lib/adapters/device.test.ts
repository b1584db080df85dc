import { describe, expect, it } from "vitest";
import { addressOf, deviceOf } from "./device";

describe("where somebody signs in", () => {
  it("names browser and system", () => {
    const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    expect(deviceOf({ "user-agent": agent })).toBe("Firefox on Linux");
    const edge = "Mozilla/5.0 (Windows NT 10.0) AppleWebKit Chrome/140.0 Safari/537.36 Edg/140.0";
    expect(deviceOf({ "user-agent": edge })).toBe("Edge on Windows");
    expect(deviceOf({})).toBe("");
  });

  it("takes the address that the nearest proxy appended", () => {
    expect(addressOf({ "x-forwarded-for": "10.1.1.1, 192.0.2.7" })).toBe("192.0.2.7");
    expect(addressOf({ "x-forwarded-for": "::ffff:127.0.0.1" })).toBe("127.0.0.1");
    expect(addressOf({ "x-forwarded-for": "<script>" })).toBe("unknown");
  });
});

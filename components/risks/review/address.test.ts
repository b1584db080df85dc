import { expect, it } from "vitest";
import { reviewAddress } from "./address";

it("leads to the review of what the register shows, and takes nothing else along", () => {
  expect(reviewAddress({})).toBe("/risks/review");
  expect(reviewAddress({ band: "high,critical", hide: "kind", cursor: "x", q: "" })).toBe(
    "/risks/review?band=high,critical",
  );
  expect(reviewAddress({ owner: ["me"], q: "a & b" })).toBe("/risks/review?q=a+%26+b&owner=me");
});

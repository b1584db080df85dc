import { expect, it } from "vitest";
import { isNamed } from "./rules";

const interfaces = [{ with: "Customers" }, { with: "IdenCo, CodeHarbour" }];

it("finds a party by its name or the word that it begins with", () => {
  expect(isNamed("Customer system", interfaces)).toBe(true);
  expect(isNamed("CodeHarbour", interfaces)).toBe(true);
  expect(isNamed("customers", interfaces)).toBe(true);
});

it("finds none where only a later or a short word is alike", () => {
  expect(isNamed("Public customer hub", interfaces)).toBe(false);
  expect(isNamed("Id broker", [{ with: "Identity provider" }])).toBe(false);
  expect(isNamed("Hub", [])).toBe(false);
});

import { describe, expect, it } from "vitest";
import { openModules, opensOn } from "./rules";

const access = {
  state: "open",
  from: "2027-01-18",
  until: "2027-02-12",
  earlyAccessFrom: "2027-01-11",
  modules: ["scope", "soa", "risk", "trail"],
} as const;

describe("what an engagement opens", () => {
  it.each([
    ["2027-01-10", []],
    ["2027-01-11", ["scope", "soa"]],
    ["2027-01-17", ["scope", "soa"]],
    ["2027-01-18", ["scope", "soa", "risk", "trail"]],
    ["2027-02-12", ["scope", "soa", "risk", "trail"]],
    ["2027-02-13", []],
  ])("on %s is %j", (today, modules) => {
    expect(openModules(access, today)).toEqual(modules);
  });

  it("is nothing unless the state is open", () => {
    expect(openModules({ ...access, state: "revoked" }, "2027-02-01")).toEqual([]);
    expect(openModules({ ...access, state: "approved" }, "2027-02-01")).toEqual([]);
  });

  it("begins with early access where there is one", () => {
    expect(opensOn(access)).toBe("2027-01-11");
    expect(opensOn({ ...access, earlyAccessFrom: null })).toBe("2027-01-18");
  });
});

import { describe, expect, it } from "vitest";
import { passwordProblem, roleProblem, rolesOf } from "./rules";

const inside = { external: false, accessUntil: null, decision: null };
const outside = { external: true, accessUntil: "2027-02-03", decision: null };

describe("roles", () => {
  it("gives staff to everybody employed and to nobody else", () => {
    expect(rolesOf({ external: false, roles: ["admin"] })).toEqual(["admin", "staff"]);
    expect(rolesOf({ external: true, roles: ["internal_auditor"] })).toEqual(["internal_auditor"]);
  });

  it("lets an external auditor hold nothing else, from outside, until a day", () => {
    expect(roleProblem({ ...outside, roles: ["external_auditor"] })).toBeNull();
    expect(roleProblem({ ...outside, roles: ["external_auditor", "staff"] })?.field).toBe("roles");
    expect(roleProblem({ ...inside, roles: ["external_auditor"] })?.field).toBe("roles");
    expect(roleProblem({ ...outside, accessUntil: null, roles: ["external_auditor"] })?.field).toBe(
      "accessUntil",
    );
  });

  it("designates top management on a decision only, and nobody from outside", () => {
    const roles = ["top_management", "staff"] as const;
    expect(roleProblem({ ...inside, roles })?.field).toBe("decision");
    expect(roleProblem({ ...inside, roles, decision: "Board, 3 March" })).toBeNull();
    expect(roleProblem({ ...outside, roles, decision: "Board" })?.field).toBe("roles");
  });
});

describe("passwords", () => {
  const context = ["Mei Tanaka", "mei.tanaka@fernleaf.example", "Fernleaf Summaries B.V."];

  it("have 12 to 128 characters", () => {
    expect(passwordProblem("oak lantern", [])).toMatch(/at least 12/);
    expect(passwordProblem("heron lantern oak", context)).toBeNull();
    expect(passwordProblem("🦊🌿🧭🪵🪨🕯️🧶🪁🎣🛶🪺🌾", [])).toBeNull();
    expect(passwordProblem("a b c d e f ".repeat(11), [])).toMatch(/at most 128/);
  });

  it.each([
    "Fernleaf-2026!",
    "tanaka.tanaka.tanaka",
    "passwordpassword1",
    "Welcome2026Welcome2026",
    "qwertyuiop1234567890",
    "aaaaaaaaaaaaaaaa",
    "annexannexannex1",
    "1234567890123456",
  ])("are not %s", (password) => {
    expect(passwordProblem(password, context)).toMatch(/too easy/);
  });

  it("cannot hold what cannot be stored", () => {
    expect(passwordProblem("heron lantern \u0000 oak", [])).toMatch(/cannot be stored/);
    expect(passwordProblem("heron lantern \ud800 oak", [])).toMatch(/cannot be stored/);
  });
});

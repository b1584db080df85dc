import { describe, expect, it } from "vitest";
import { ROLES } from "@/lib/kernel/actor";
import { roleMatrix } from "./matrix";
import { operations } from "./registry";

/** A change of rights shows up in the review as a changed cell of the snapshot. */
const matrix = roleMatrix(operations);
const cell = (may: readonly string[], role: string) => (may.includes(role) ? "x" : ".");

describe("the role matrix", () => {
  it("is what was reviewed", async () => {
    const width = Math.max(...matrix.map((row) => row.name.length));
    const lines = matrix.map(
      (row) =>
        `${row.name.padEnd(width)} ${row.writes.padEnd(7)} ${ROLES.map((role) => cell(row.may, role)).join("")} ${row.module}`,
    );
    const text = [`${"operation".padEnd(width)} writes  ${ROLES.join(" ")}`, ...lines].join("\n");
    await expect(`${text}\n`).toMatchFileSnapshot("matrix.snapshot.txt");
  });

  it("gives every operation a unique name and at least one role", () => {
    expect(matrix.length).toBeGreaterThan(40);
    expect(new Set(matrix.map((row) => row.name)).size).toBe(matrix.length);
    expect(matrix.filter((row) => row.may.length === 0)).toEqual([]);
  });

  it("lets an external auditor run no command but on the own account", () => {
    const commands = matrix.filter(
      (row) => row.kind === "command" && row.may.includes("external_auditor"),
    );
    expect(commands.filter((row) => row.writes !== "account")).toEqual([]);
  });

  it("gives an external auditor only queries with a module, or about themselves", () => {
    const open = operations.filter(
      (one) =>
        one.kind === "query" && one.may.includes("external_auditor") && !one.module && !one.own,
    );
    expect(open.map((one) => one.name)).toEqual([]);
  });

  it("lets an admin decide nothing of the ISMS, as an admin", () => {
    const deciding = operations.filter(
      (one) =>
        one.kind === "command" && one.decides && one.writes === "isms" && one.may.includes("admin"),
    );
    const accounts = (name: string) => name.startsWith("people.");
    expect(deciding.map((one) => one.name).filter((name) => !accounts(name))).toEqual([]);
  });

  it("gives every route to one operation", () => {
    const routes = operations.flatMap((one) =>
      one.route ? [one.route.replaceAll(/:\w+/g, ":")] : [],
    );
    expect(new Set(routes).size).toBe(routes.length);
  });
});

import { describe, expect, it } from "vitest";
import { changesByTransaction, differences } from "./rules";

const version = (txid: string, n: number, data: Record<string, unknown>, over = {}) => ({
  txid,
  entity: "risk",
  entityId: "1",
  version: n,
  op: n === 1 ? "I" : "U",
  data,
  ...over,
});

describe("history of a record", () => {
  it("names the fields that changed and leaves out what says nothing", () => {
    expect(
      differences(
        { id: "1", version: 1, title: "Old", note: "" },
        { id: "1", version: 2, title: "New", note: null },
      ),
    ).toEqual([{ field: "title", before: "Old", after: "New" }]);
  });

  it("holds each version against the one before it in its own row", () => {
    const found = changesByTransaction(
      [
        version("10", 1, { title: "A" }),
        version("11", 2, { title: "B" }),
        version("11", 1, { control_id: "c" }, { entity: "risk_control", entityId: "9" }),
        version("12", 2, {}, { entity: "risk_control", entityId: "9", op: "D" }),
      ],
      "risk",
    );
    expect(found.get("10")).toEqual([{ field: "title", before: null, after: "A" }]);
    expect(found.get("11")).toEqual([
      { field: "title", before: "A", after: "B" },
      { field: "risk_control", before: null, after: { control_id: "c" } },
    ]);
    expect(found.get("12")).toEqual([
      { field: "risk_control", before: { control_id: "c" }, after: null },
    ]);
  });
});

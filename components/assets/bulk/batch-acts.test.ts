import { expect, it } from "vitest";
import type { BatchRow } from "@/lib/domain/assets/bulk/schema";
import type { Actor, Role } from "@/lib/kernel/actor";
import { batchActs } from "./batch-acts";

const row: BatchRow = {
  ...{ id: "1", reference: "B-0001", kind: "import", title: "README.md", version: 1 },
  ...{ by: { id: "p1", reference: "P-1", name: "Anton" }, at: "2026-11-23T10:00:00.000Z" },
  ...{ undoneAt: null, undoable: true },
};
const actor = (id: string, ...roles: Role[]): Actor => ({ kind: "person", id, name: id, roles });

it("leads from an import to its page, where it is taken back", () => {
  const own = actor("p1", "engineer");
  expect(batchActs(row, own)).toEqual({
    page: "/assets/import/B-0001",
    mayUndo: false,
    mayTakeBack: true,
  });
  expect(batchActs({ ...row, undoable: false }, own)).toMatchObject({
    page: "/assets/import/B-0001",
    mayTakeBack: false,
  });
});

it("offers nothing that would be refused", () => {
  expect(batchActs(row, actor("p2", "engineer"))).toMatchObject({ mayTakeBack: false });
  expect(batchActs(row, actor("p2", "compliance"))).toMatchObject({ mayTakeBack: true });
  expect(batchActs(row, actor("p1", "admin"))).toMatchObject({ page: null, mayTakeBack: false });
});

it("undoes a change in bulk in its row, which has no page", () => {
  expect(batchActs({ ...row, kind: "bulk" }, actor("p1", "engineer"))).toEqual({
    page: null,
    mayUndo: true,
    mayTakeBack: false,
  });
});

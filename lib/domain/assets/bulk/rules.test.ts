import { describe, expect, it } from "vitest";
import {
  asChanged,
  asRefused,
  asUnchanged,
  type Columns,
  columnsOfKept,
  countsOf,
  differing,
  fieldsIn,
  isOver,
  keptOf,
  refusalOf,
  STALE,
  titleOf,
  zoneFits,
} from "./rules";

const row = { id: "1", reference: "A-0001", name: "Digest-3B" };
const columns: Columns = {
  ownerId: "p",
  ownerAgreedAt: new Date("2026-01-02T03:04:05Z"),
  custodianId: null,
  environmentId: "e",
  zoneId: "z",
  classification: "internal",
  nextReview: new Date("2026-11-23T00:00:00Z"),
};

describe("what differs", () => {
  it("is only what becomes another value, days by their value", () => {
    expect(differing(columns, { ownerId: "p", ownerAgreedAt: null })).toEqual({});
    expect(differing(columns, { nextReview: new Date("2026-11-23T00:00:00Z") })).toEqual({});
    expect(differing(columns, { custodianId: null, zoneId: null })).toEqual({ zoneId: null });
  });

  it("takes the word of agreement along with a new owner", () => {
    expect(differing(columns, { ownerId: "q" })).toEqual({ ownerId: "q", ownerAgreedAt: null });
  });
});

describe("what is kept", () => {
  it("is what was there, of what is touched, and comes back the same", () => {
    const touched = { ownerId: "q", ownerAgreedAt: null, nextReview: null };
    const kept = keptOf(columns, touched);
    expect(kept).toEqual({
      ownerId: "p",
      ownerAgreedAt: "2026-01-02T03:04:05.000Z",
      nextReview: "2026-11-23T00:00:00.000Z",
    });
    const { ownerId, ownerAgreedAt, nextReview } = columns;
    expect(columnsOfKept(kept)).toEqual({ ownerId, ownerAgreedAt, nextReview });
    expect(fieldsIn(touched)).toEqual(["owner", "nextReview"]);
  });
});

describe("the refusal of the whole", () => {
  const rows = [
    asChanged(row),
    asRefused(row, STALE),
    asUnchanged(row),
    asRefused(row, { code: "forbidden", reason: "Not yours." }),
  ];

  it("is the gravest of the rows', with each reason at its place", () => {
    expect(countsOf(rows)).toEqual({ changed: 1, unchanged: 1, refused: 2 });
    expect(refusalOf(rows)).toMatchObject({
      code: "forbidden",
      status: 403,
      message: "2 of 4 cannot be changed. Nothing was changed.",
      fields: { "assets.1": [`A-0001: ${STALE.reason}`], "assets.3": ["A-0001: Not yours."] },
    });
    expect(refusalOf(rows.slice(0, 2)).status).toBe(409);
  });
});

it("a zone takes what runs in its environment, and one outside takes anything", () => {
  expect(zoneFits({ environmentId: "e" }, "e")).toBe(true);
  expect(zoneFits({ environmentId: "e" }, "f")).toBe(false);
  expect(zoneFits({ environmentId: "e" }, null)).toBe(false);
  expect(zoneFits({ environmentId: null }, "f")).toBe(true);
});

it("a day is over after 24 hours", () => {
  const at = new Date("2026-11-23T10:00:00Z");
  expect(isOver(at, new Date("2026-11-24T10:00:00Z"))).toBe(false);
  expect(isOver(at, new Date("2026-11-24T10:00:01Z"))).toBe(true);
});

it("a change is called by its fields", () => {
  expect(titleOf(["owner"], 1)).toBe("Changed owner of 1 asset");
  expect(titleOf(["owner", "zone", "nextReview"], 12)).toBe(
    "Changed owner, zone and next review of 12 assets",
  );
});

import { describe, expect, it } from "vitest";
import {
  again,
  countsOf,
  currentOf,
  deskOf,
  isDone,
  type Mark,
  marked,
  moved,
  pressed,
  reasonsOf,
} from "./desk";

const desk = deskOf(["a", "b", "c", "d"]);
const can = { confirm: true, assess: true };
const marking = (...marks: readonly Mark[]) => marks.reduce(marked, desk);

describe("the desk", () => {
  it("moves within its ends", () => {
    expect(currentOf(moved(desk, -1))).toBe("a");
    expect(currentOf(moved(desk, 2))).toBe("c");
    expect(currentOf(moved(desk, 9))).toBe("d");
    expect(currentOf(deskOf([]))).toBeUndefined();
    expect(currentOf(moved(deskOf([]), 1))).toBeUndefined();
  });

  it("goes on to the next one that is open, round the end", () => {
    expect(currentOf(marking("confirmed"))).toBe("b");
    const jumped = marked(moved(marking("confirmed"), 2), "rescored");
    expect(currentOf(jumped)).toBe("b");
    expect(countsOf(jumped)).toEqual({ all: 2, confirmed: 1, rescored: 1, skipped: 0 });
  });

  it("is done when all are, and takes up again what was skipped", () => {
    const done = marking("confirmed", "skipped", "rescored", "skipped");
    expect(isDone(marking("confirmed"))).toBe(false);
    expect(isDone(done)).toBe(true);
    expect(isDone(deskOf([]))).toBe(false);
    const back = again(done);
    expect(currentOf(back)).toBe("b");
    expect(countsOf(back)).toEqual({ all: 2, confirmed: 1, rescored: 1, skipped: 0 });
  });

  it("does what its keys say, and only where it may", () => {
    expect(pressed(desk, "v", can)?.mode).toBe("confirm");
    expect(pressed(desk, "r", can)?.mode).toBe("rescore");
    expect(pressed(desk, "v", { ...can, confirm: false })).toBeNull();
    expect(pressed(desk, "r", { ...can, assess: false })).toBeNull();
    expect(pressed(desk, "s", can)?.marks).toEqual({ a: "skipped" });
    expect(pressed(desk, "x", can)).toBeNull();
    const asked = pressed(desk, "v", can) ?? desk;
    for (const key of ["j", "k", "s", "v", "r"]) expect(pressed(asked, key, can)).toBeNull();
    expect(pressed(desk, "j", can)).toMatchObject({ at: 1, mode: "look" });
    const seen = moved(marking("confirmed"), -1);
    expect(pressed(seen, "v", can)).toBeNull();
    expect(pressed(deskOf([]), "v", can)).toBeNull();
  });
});

it("offers reasons once each, the last one first", () => {
  expect(reasonsOf("as before", null, ["fits", "as before"])).toEqual(["as before", "fits"]);
  expect(reasonsOf(null, "of this one", ["fits"])).toEqual(["of this one", "fits"]);
  expect(reasonsOf("", null, ["fits"])).toEqual(["fits"]);
});

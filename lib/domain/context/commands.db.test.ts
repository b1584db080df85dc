import { beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock";
import { invited } from "@/lib/testing/invited";
import { inDays } from "@/lib/testing/risks";
import { type World, world } from "@/lib/testing/world";
import { addControl } from "../controls/commands";
import { listControls } from "../controls/queries";
import { proposeRisk } from "../risks/commands";
import { recordHistory } from "../trail/queries";
import { decideClimate } from "./climate/commands";
import { listClimateDecisions } from "./climate/queries";
import {
  addContextItem,
  changeContextItem,
  closeContextItem,
  confirmContextItem,
  editContextItem,
  reviewContextItem,
} from "./commands";
import { linkContextItem, unlinkContextItem } from "./links/commands";
import { getContextItem, listContext } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});

const refused = (code: string) => expect.objectContaining({ code });
const requirement = {
  kind: "requirement",
  title: "Notice within 24 hours",
  party: "Customers",
  source: "contract",
  response: "By the hours in each contract.",
} as const;

describe("an entry of the context", () => {
  it("is a draft until it says whose it is and who looks after it", async () => {
    const { priya, bram, anton, helen } = people;
    await expect(anton.does(addContextItem, requirement)).rejects.toEqual(refused("forbidden"));
    const made = await priya.does(addContextItem, { kind: "requirement", title: "Notice" });
    expect(made).toMatchObject({ reference: "CTX-01", state: "draft", version: 1 });
    expect(await invited(people, "confirm_context", "CTX-01")).toEqual(["priya"]);
    await expect(
      priya.does(confirmContextItem, { id: "CTX-01", version: 1 }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: {
        owner: [expect.any(String)],
        party: [expect.any(String)],
        source: [expect.any(String)],
        response: [expect.stringContaining("how it is met")],
      },
    });
    const edit = { id: "CTX-01", version: 1, ...requirement };
    const edited = await priya.does(editContextItem, edit);
    const confirm = { id: "CTX-01", version: edited.version, owner: anton.reference };
    await expect(
      priya.does(confirmContextItem, { ...confirm, owner: bram.reference }),
    ).rejects.toMatchObject({ fields: { owner: [expect.stringContaining("role")] } });
    await expect(
      priya.does(confirmContextItem, { ...confirm, owner: helen.reference }),
    ).rejects.toEqual(refused("invalid"));
    const confirmed = await priya.does(confirmContextItem, confirm);
    expect(confirmed.state).toBe("active");
    const read = await anton.reads(getContextItem, { id: "CTX-01" });
    expect(read).toMatchObject({ owner: { id: anton.id }, party: "Customers" });
    expect(read.nextReview?.slice(0, 4)).toBe(String(new Date().getUTCFullYear() + 1));
    await expect(priya.does(confirmContextItem, confirm)).rejects.toEqual(refused("wrong_state"));
    await expect(bram.reads(getContextItem, { id: "CTX-01" })).rejects.toEqual(
      refused("forbidden"),
    );
  });

  it("stays complete while it is in force, and keeps its kind", async () => {
    const { priya } = people;
    const { version } = await priya.reads(getContextItem, { id: "CTX-01" });
    const at = { id: "CTX-01", version };
    await expect(priya.does(editContextItem, { ...at, addressed: false })).rejects.toMatchObject({
      fields: { reason: [expect.any(String)] },
    });
    await expect(priya.does(editContextItem, { ...at, kind: "law" })).rejects.toMatchObject({
      fields: { kind: [expect.any(String)] },
    });
    await expect(priya.does(editContextItem, { ...at, owner: null })).rejects.toMatchObject({
      fields: { owner: [expect.any(String)] },
    });
    await expect(priya.does(editContextItem, { ...at, response: " " })).rejects.toMatchObject({
      fields: { response: [expect.any(String)] },
    });
    const stale = { ...at, version: version - 1, response: "By the incident plan." };
    await expect(priya.does(editContextItem, stale)).rejects.toMatchObject({
      code: "conflict",
      current: { reference: "CTX-01", version },
    });
    const met = await priya.does(editContextItem, { ...at, response: "By the incident plan." });
    expect(met.version).toBe(version + 1);
  });

  it("is linked to the risks and controls that hang on it, and taken off them", async () => {
    const { priya, grace } = people;
    await priya.does(addControl, { title: "Notify customers" });
    const risk = await grace.does(proposeRisk, {
      title: "Late notice",
      cause: "Nobody is on call",
      event: "a customer hears late of an incident",
      consequence: "a contract is broken",
      owner: grace.reference,
    });
    const { version } = await priya.reads(getContextItem, { id: "CTX-01" });
    const at = { id: "CTX-01", version };
    await expect(
      priya.does(linkContextItem, { ...at, risks: ["R-404"], controls: ["OWN-404"] }),
    ).rejects.toMatchObject({
      fields: {
        risks: [expect.stringContaining("R-404")],
        controls: [expect.stringContaining("OWN-404")],
      },
    });
    await expect(priya.does(linkContextItem, at)).rejects.toMatchObject({
      fields: { risks: [expect.any(String)] },
    });
    const [control] = (await priya.reads(listControls, {})).rows;
    if (!control) throw new Error("no control");
    const ends = { risks: [risk.reference], controls: [control.reference] };
    const linked = await priya.does(linkContextItem, { ...at, ...ends });
    const again = await priya.does(linkContextItem, { ...ends, ...at, version: linked.version });
    const read = await priya.reads(getContextItem, { id: "CTX-01" });
    expect(read.risks).toMatchObject([{ reference: risk.reference, title: "Late notice" }]);
    expect(read.controls).toMatchObject([{ reference: control.reference }]);
    const off = { id: "CTX-01", version: again.version, controls: [control.reference] };
    const unlinked = await priya.does(unlinkContextItem, off);
    await expect(
      priya.does(unlinkContextItem, { ...off, version: unlinked.version }),
    ).rejects.toMatchObject({ fields: { controls: ["This is not linked."] } });
    const { rows } = await priya.reads(listContext, { kind: ["requirement"] });
    expect(rows).toMatchObject([{ reference: "CTX-01", risks: 1, controls: 0 }]);
  });
});

describe("a change of it", () => {
  it("waits for its owner until somebody has looked at what hangs on it", async () => {
    const { priya, anton, oskar } = people;
    const { version } = await priya.reads(getContextItem, { id: "CTX-01" });
    const at = { id: "CTX-01", version };
    const first = await priya.does(changeContextItem, { ...at, change: "Now within 12 hours." });
    const changed = await priya.does(changeContextItem, {
      ...{ id: "CTX-01", version: first.version },
      change: "And by telephone as well.",
    });
    expect(await invited(people, "follow_context_change", "CTX-01")).toEqual(["anton"]);
    const { rows } = await priya.reads(listContext, { changed: "yes" });
    expect(rows.map((one) => one.reference)).toEqual(["CTX-01"]);
    const review = {
      ...{ id: "CTX-01", version: changed.version, nextReview: "2199-01-01" },
      comment: "The incident plan holds; the risk was reassessed.",
    };
    await expect(oskar.does(reviewContextItem, review)).rejects.toEqual(refused("forbidden"));
    await expect(
      anton.does(reviewContextItem, { ...review, nextReview: "2020-01-01" }),
    ).rejects.toMatchObject({ fields: { nextReview: [expect.any(String)] } });
    await anton.does(reviewContextItem, review);
    expect(await invited(people, "follow_context_change", "CTX-01")).toEqual([]);
    const read = await priya.reads(getContextItem, { id: "CTX-01" });
    expect(read).toMatchObject({
      change: null,
      nextReview: "2199-01-01",
      reviews: [
        {
          by: { id: anton.id },
          change: "Now within 12 hours.\nAnd by telephone as well.",
          comment: review.comment,
        },
      ],
    });
    const history = await priya.reads(recordHistory, { entity: "context_item", id: read.id });
    expect(history.map((one) => one.action)).toContain("context_item.change_recorded");
  });

  it("is not said of an issue, nor of what is not in force", async () => {
    const { priya } = people;
    const issue = { kind: "internal_issue", title: "One platform engineer" } as const;
    const made = await priya.does(addContextItem, { ...issue, owner: priya.reference });
    const change = { id: made.reference, version: 1, change: "A second one has started." };
    await expect(priya.does(changeContextItem, change)).rejects.toEqual(refused("wrong_state"));
    const { version } = await priya.does(confirmContextItem, { id: made.id, version: 1 });
    await expect(priya.does(changeContextItem, { ...change, version })).rejects.toMatchObject({
      message: expect.stringContaining("issue"),
    });
  });
});

describe("the periodic look", () => {
  it("waits for the owner, a month ahead", async () => {
    const { priya, anton } = people;
    const law = {
      kind: "law",
      title: "EU AI Act",
      sourceText: "Regulation 2024/1689",
      response: "By the release process.",
    } as const;
    const made = await priya.does(addContextItem, { ...law, owner: anton.reference });
    const confirm = { id: made.id, version: 1, nextReview: inDays(20) };
    await priya.does(confirmContextItem, confirm);
    expect(await invited(people, "review_context", made.reference)).toEqual(["anton"]);
    const due = await priya.reads(listContext, { due: "month" });
    expect(due.rows.map((one) => one.reference)).toEqual([made.reference]);
    clock.set(new Date(Date.now() + 30 * 86_400_000));
    const late = await priya.reads(listContext, { due: "overdue", sort: "due" });
    clock.set(null);
    expect(late.rows.map((one) => one.reference)).toEqual([made.reference]);
  });

  it("ends with the entry, which stays to be read", async () => {
    const { priya } = people;
    const { rows } = await priya.reads(listContext, { q: "AI Act" });
    const [law] = rows;
    if (!law) throw new Error("no law");
    const close = { id: law.id, version: law.version, reason: "Replaced by a newer act." };
    await priya.does(closeContextItem, close);
    const read = await priya.reads(getContextItem, { id: law.reference });
    expect(read).toMatchObject({ state: "closed", closeReason: close.reason });
    const edit = { id: law.id, version: read.version, title: "Another" };
    await expect(priya.does(editContextItem, edit)).rejects.toEqual(refused("wrong_state"));
    expect(await invited(people, "review_context", law.reference)).toEqual([]);
  });
});

describe("climate change", () => {
  it("is decided with a reason; the latest counts and the former stay", async () => {
    const { priya, saskia, anton } = people;
    const no = { relevant: false, reason: "Nothing of ours stands in a flood plain." };
    await expect(anton.does(decideClimate, no)).rejects.toEqual(refused("forbidden"));
    await expect(priya.does(decideClimate, { ...no, risks: ["R-404"] })).rejects.toMatchObject({
      fields: { risks: [expect.stringContaining("R-404")] },
    });
    await priya.does(decideClimate, no);
    const yes = { relevant: true, reason: "Nodes were throttled in the heat." };
    await saskia.does(decideClimate, yes);
    const { rows } = await anton.reads(listClimateDecisions, {});
    expect(rows.map((one) => [one.relevant, one.by.name])).toEqual([
      [true, saskia.name],
      [false, priya.name],
    ]);
  });
});

it("bad input is refused by name", async () => {
  const { priya } = people;
  const bad = [
    [{ title: "a\u0000b" }, "title"],
    [{ kind: "planet" }, "kind"],
    [{ intervalMonths: 99 }, "intervalMonths"],
    [{ addressed: "perhaps" }, "addressed"],
    [{ surprise: 1 }, "surprise"],
  ] as const;
  for (const [change, field] of bad) {
    const input = { ...requirement, ...change } as never;
    const refusal = await priya.does(addContextItem, input).catch((error) => error);
    expect(refusal.code, field).toBe("invalid");
    expect(Object.keys(refusal.fields).join()).toContain(field);
  }
});

import { createHash } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { person, type World, world } from "@/lib/testing/world";
import { approveScope, confirmScopeReview, reviewScope } from "./approvals/commands";
import { draftScope, editScope, returnScope, submitScope } from "./commands";
import { addEnvironment } from "./environments/commands";
import { listEnvironments } from "./environments/queries";
import { findScopeGaps, getScope, listScopes } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});

const refused = (code: string) => expect.objectContaining({ code });
const text = {
  statement: "The system covers the summary service.",
  units: "All staff in Utrecht.",
  services: "Summaries.",
  requirements: "Contracts with customers.",
  sites: ["Utrecht"],
  included: ["Summary API"],
  interfaces: [{ with: "NordGPU", what: "Nodes", responsibility: "Hardware", control: "A.5.23" }],
  kindReasons: {
    model: "None yet.",
    dataset: "None yet.",
    endpoint: "None yet.",
    index: "None yet.",
    supporting: "None yet.",
  },
};

describe("a scope statement", () => {
  it("is drafted, filled, returned, submitted and approved by different people", async () => {
    const { priya, saskia } = people;
    const draft = await priya.does(draftScope, {});
    expect(draft).toMatchObject({ edition: "1.0", state: "draft", version: 1 });
    await expect(priya.does(submitScope, { id: "1.0", version: 1 })).rejects.toMatchObject({
      code: "invalid",
      fields: { statement: [expect.any(String)], kindReasons: expect.any(Array) },
    });
    const edited = await priya.does(editScope, { id: "1.0", version: 1, ...text });
    const first = await priya.does(submitScope, { id: "1.0", version: edited.version });
    const back = { id: "1.0", version: first.version, comment: "Name the second site as well." };
    const returned = await saskia.does(returnScope, back);
    expect(returned.state).toBe("draft");
    const second = await priya.does(submitScope, { id: "1.0", version: returned.version });
    const approved = await saskia.does(approveScope, { id: "1.0", version: second.version });
    const read = await saskia.reads(getScope, { id: "1.0" });
    expect(approved.state).toBe("approved");
    expect(read).toMatchObject({ approver: { id: saskia.id }, state: "approved" });
    expect(read.sha256).toBe(createHash("sha256").update(read.canonical).digest("hex"));
    expect(read.nextReview?.slice(0, 4)).toBe(String(new Date().getUTCFullYear() + 1));
  });

  it("is never approved by who wrote in it, nor edited once approved", async () => {
    const { priya, saskia, anton } = people;
    await expect(anton.does(draftScope, {})).rejects.toEqual(refused("forbidden"));
    const approved = await priya.reads(getScope, { id: "1.0" });
    const change = { id: "1.0", version: approved.version, statement: "Smaller." };
    await expect(priya.does(editScope, change)).rejects.toEqual(refused("wrong_state"));
    const again = { id: "1.0", version: approved.version };
    await expect(saskia.does(approveScope, again)).rejects.toEqual(refused("wrong_state"));
    await expect(priya.does(approveScope, again)).rejects.toEqual(refused("forbidden"));
  });
});

describe("an approved scope", () => {
  it("is reviewed, confirmed by a second person, and replaced by the next edition", async () => {
    const { priya, saskia } = people;
    const { version } = await priya.reads(getScope, { id: "1.0" });
    const said = { trigger: "supplier", occasion: "LogHaven", reason: "A log service was added." };
    const looked = await priya.does(reviewScope, {
      id: "1.0",
      version,
      trigger: "interval",
      result: "still_valid",
      reason: "Nothing has changed since.",
    });
    const confirmed = await saskia.does(confirmScopeReview, {
      id: "1.0",
      reviewId: looked.reviewId,
      version: looked.version,
    });
    const twice = { id: "1.0", reviewId: looked.reviewId, version: confirmed.version };
    await expect(saskia.does(confirmScopeReview, twice)).rejects.toEqual(refused("wrong_state"));
    const next = await priya.does(reviewScope, {
      ...said,
      trigger: "supplier",
      id: "1.0",
      version: confirmed.version,
      result: "new_draft",
    });
    expect(next.draft).toMatchObject({ edition: "1.1", state: "draft" });
    await expect(priya.does(draftScope, {})).rejects.toEqual(refused("wrong_state"));
    const prefilled = await priya.reads(getScope, { id: "1.1" });
    expect(prefilled.statement).toBe(text.statement);
    const submitted = await priya.does(submitScope, { id: "1.1", version: prefilled.version });
    await saskia.does(approveScope, { id: "1.1", version: submitted.version });
    const editions = await priya.reads(listScopes, {});
    expect(editions.rows.map((one) => [one.edition, one.state])).toEqual([
      ["1.1", "approved"],
      ["1.0", "superseded"],
    ]);
  });

  it("shows staff what is approved, not what is being written", async () => {
    const { priya, bram } = people;
    await priya.does(draftScope, { statement: "A plan that is not out yet." });
    const seen = await bram.reads(listScopes, {});
    expect(seen.rows.map((one) => one.edition)).toEqual(["1.1", "1.0"]);
    await expect(bram.reads(getScope, { id: "1.2" })).rejects.toEqual(refused("not_found"));
    const gaps = await priya.reads(findScopeGaps, { id: "1.2" });
    expect(gaps.kinds).toHaveLength(5);
    expect(gaps.missing).toEqual({});
  });
});

describe("a draft", () => {
  it("is not approved by somebody who wrote in it, whatever the roles", async () => {
    const { priya, saskia, daan } = people;
    const writer = person({ ...saskia.actor, roles: ["compliance", "top_management"] }, "both");
    const edited = await writer.does(editScope, { id: "1.2", version: 1, ...text });
    const submitted = await priya.does(submitScope, { id: "1.2", version: edited.version });
    const input = { id: "1.2", version: submitted.version };
    await expect(writer.does(approveScope, input)).rejects.toMatchObject({
      code: "forbidden",
      message: expect.stringContaining("S1"),
    });
    const back = { ...input, comment: "Let somebody else write this." };
    expect((await daan.does(returnScope, back)).state).toBe("draft");
  });

  it("refuses stale versions and bad input by name", async () => {
    const { priya } = people;
    await expect(
      priya.does(editScope, { id: "1.2", version: 99, statement: "x" }),
    ).rejects.toMatchObject({ code: "conflict", current: { edition: "1.2" } });
    const bad = [
      [{ statement: "a\u0000b" }, "statement"],
      [{ statement: "x".repeat(5000) }, "statement"],
      [{ interfaces: [{ ...text.interfaces[0], control: "=cmd()" }] }, "interfaces.0.control"],
      [{ kindReasons: { planet: "Mars" } }, "planet"],
      [{ reviewIntervalMonths: 99 }, "reviewIntervalMonths"],
      [{ surprise: 1 }, "surprise"],
    ] as const;
    for (const [change, field] of bad) {
      const input = { id: "1.2", version: 1, ...change } as never;
      const refusal = await priya.does(editScope, input).catch((error) => error);
      expect(refusal.code, field).toBe("invalid");
      expect(Object.keys(refusal.fields).join()).toContain(field);
    }
  });
});

describe("environments", () => {
  it("are added once and listed", async () => {
    const { priya, anton } = people;
    const input = { name: "Production", tier: "production" } as const;
    expect(await priya.does(addEnvironment, input)).toMatchObject({ reference: "production" });
    await expect(priya.does(addEnvironment, input)).rejects.toMatchObject({
      fields: { reference: [expect.any(String)] },
    });
    await expect(anton.does(addEnvironment, input)).rejects.toEqual(refused("forbidden"));
    const listed = await anton.reads(listEnvironments, { tier: "production" });
    expect(listed.rows).toHaveLength(1);
  });
});

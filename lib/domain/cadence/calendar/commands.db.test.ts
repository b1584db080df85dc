import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { foundOrganisation } from "@/lib/domain/people/organisation/commands";
import { clock } from "@/lib/platform/clock";
import { system, type World, world } from "@/lib/testing/world";
import { addHolidays, removeHoliday, setCalendar } from "./commands";
import { getCalendar } from "./queries";

let people: World;
beforeAll(async () => {
  people = await world();
});
afterEach(() => clock.set(null));

const weekdays = [1, 2, 3, 4, 5];

describe("the calendar", () => {
  it("is Monday to Friday in UTC before anybody says otherwise, and asks for an organisation", async () => {
    const { priya, bram } = people;
    expect(await bram.reads(getCalendar)).toMatchObject({
      ...{ workingDays: weekdays, timeZone: "UTC", holidays: [], version: 1 },
    });
    const set = { version: 1, workingDays: weekdays, timeZone: "Europe/Amsterdam" };
    await expect(priya.does(setCalendar, set)).rejects.toThrow(/no organisation/);
    await system.does(foundOrganisation, { name: "Fern & Leaf", example: false });
  });

  it("is set by administrators and compliance, and decides what day it is", async () => {
    const { priya, jonas, bram } = people;
    clock.set(new Date("2026-11-23T23:30:00Z"));
    expect((await bram.reads(getCalendar)).today).toBe("2026-11-23");
    const set = { version: 1, workingDays: [5, 1, 2, 1, 3], timeZone: "Europe/Amsterdam" };
    await expect(bram.does(setCalendar, set)).rejects.toMatchObject({ code: "forbidden" });
    await priya.does(setCalendar, set);
    expect(await bram.reads(getCalendar)).toMatchObject({
      ...{ today: "2026-11-24", workingDays: [1, 2, 3, 5], version: 2 },
    });
    await expect(jonas.does(setCalendar, set)).rejects.toMatchObject({ code: "conflict" });
    await jonas.does(setCalendar, { version: 2, workingDays: weekdays, timeZone: "UTC" });
  });

  it("refuses a week without work and zones that nobody lives in, by name of the field", async () => {
    const set = { version: 3, workingDays: [], timeZone: "+01:00" };
    await expect(people.priya.does(setCalendar, set)).rejects.toMatchObject({
      fields: { workingDays: [expect.any(String)], timeZone: [expect.stringContaining("Europe")] },
    });
    const eighth = { version: 3, workingDays: [8], timeZone: "UTC" };
    await expect(people.priya.does(setCalendar, eighth)).rejects.toMatchObject({ code: "invalid" });
  });
});

describe("holidays", () => {
  it("are entered a line each, renamed by the same day, and refused by their line", async () => {
    const { priya, bram } = people;
    const lines = "2026-12-25 Christmas Day\n2026-12-26 Boxing Day";
    await expect(bram.does(addHolidays, { lines })).rejects.toMatchObject({ code: "forbidden" });
    const none = { added: 0, renamed: 0, same: 0 };
    expect(await priya.does(addHolidays, { lines })).toEqual({ ...none, added: 2 });
    await expect(priya.does(addHolidays, { lines })).rejects.toMatchObject({ code: "wrong_state" });
    const more = "2026-12-26 St Stephen's Day\n2026-12-25 Christmas Day\n2027-01-01 New Year";
    expect(await priya.does(addHolidays, { lines: more })).toEqual({
      ...{ added: 1, renamed: 1, same: 1 },
    });
    const wrong = "2027-01-01 New Year\n2027-02-30 Never";
    await expect(priya.does(addHolidays, { lines: wrong })).rejects.toMatchObject({
      fields: { lines: [expect.stringMatching(/^Line 2:.*does not exist/)] },
    });
    const { holidays } = await bram.reads(getCalendar);
    expect(holidays.map(({ day, name }) => `${day} ${name}`)).toEqual([
      "2026-12-25 Christmas Day",
      "2026-12-26 St Stephen's Day",
      "2027-01-01 New Year",
    ]);
  });

  it("are removed at the version that was seen", async () => {
    const { priya } = people;
    const [, second] = (await priya.reads(getCalendar)).holidays;
    if (!second) throw new Error("no holiday");
    const { id, version } = second;
    const stale = { id, version: version + 1 };
    await expect(priya.does(removeHoliday, stale)).rejects.toMatchObject({ code: "conflict" });
    expect(await priya.does(removeHoliday, { id, version })).toEqual({ id, day: "2026-12-26" });
    await expect(priya.does(removeHoliday, { id, version })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

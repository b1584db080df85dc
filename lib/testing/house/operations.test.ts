import { describe, expect, it } from "vitest";
import * as z from "zod";
import { operations } from "@/lib/domain/registry";
import { event } from "@/lib/kernel/event";
import { type CommandContext, command, query } from "@/lib/kernel/operation";

/**
 * An operation that leaves something out does not compile. The compiler proves it: it refuses
 * a line below that expects an error and has none.
 */
const looked = event("sample.looked", z.object({ pages: z.int() }));
const read = event("sample.read", z.object({}));
const look = {
  name: "sample.look",
  may: ["compliance"],
  input: z.object({}),
  output: z.object({}),
  run: async () => ({}),
} as const;
const act = { ...look, writes: "isms", events: [looked] } as const;

const { name: _name, ...nameless } = look;
const { may: _may, ...forNobody } = look;
const { input: _input, ...withoutInput } = look;
const { output: _output, ...withoutOutput } = look;

describe("a query", () => {
  it("compiles when it is whole", () => {
    expect(query(look).kind).toBe("query");
  });

  it("does not without its name, its roles, its input or its output", () => {
    // @ts-expect-error it has no name
    query(nameless);
    // @ts-expect-error it does not say who may
    query(forNobody);
    // @ts-expect-error it says that nobody may
    query({ ...look, may: [] });
    // @ts-expect-error it names a role that there is not
    query({ ...look, may: ["guest"] });
    // @ts-expect-error it does not say what goes in
    query(withoutInput);
    // @ts-expect-error it does not say what comes out
    query(withoutOutput);
    // @ts-expect-error it answers something else than it says
    query({ ...look, output: z.object({ pages: z.int() }) });
    expect(operations.filter(({ may }) => may.length === 0)).toEqual([]);
  });
});

const { name: _called, ...namelessAct } = act;
const { may: _allowed, ...actForNobody } = act;
const { input: _in, ...actWithoutInput } = act;
const { output: _out, ...actWithoutOutput } = act;
const { writes: _writes, ...actOnNothing } = act;
const { events: _events, ...silentAct } = act;

describe("a command", () => {
  it("compiles when it is whole", () => {
    expect(command(act).kind).toBe("command");
  });

  it("does not without its name, its roles, its input or its output", () => {
    // @ts-expect-error it has no name
    command(namelessAct);
    // @ts-expect-error it does not say who may
    command(actForNobody);
    // @ts-expect-error it says that nobody may
    command({ ...act, may: [] });
    // @ts-expect-error it does not say what goes in
    command(actWithoutInput);
    // @ts-expect-error it does not say what comes out
    command(actWithoutOutput);
    expect(operations.filter(({ input, output }) => !input || !output)).toEqual([]);
  });

  it("does not without what it writes and the events that it records", () => {
    // @ts-expect-error it does not say what it changes
    command(actOnNothing);
    // @ts-expect-error it records nothing
    command(silentAct);
    // @ts-expect-error it says that it records nothing
    command({ ...act, events: [] });
    const silent = operations.filter((one) => one.kind === "command" && one.events.length === 0);
    expect(silent).toEqual([]);
  });

  it("records only what it declares, with what belongs to it", () => {
    const said: unknown[] = [];
    const record: CommandContext<unknown, readonly [typeof looked]>["record"] = (...all) =>
      said.push(all);
    record(looked, "S-1", { pages: 2 });
    // @ts-expect-error it did not declare this event
    record(read, "S-1", {});
    // @ts-expect-error the event asks for a number
    record(looked, "S-1", { pages: "two" });
    expect(said).toHaveLength(3);
  });
});

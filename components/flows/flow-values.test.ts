import { expect, it } from "vitest";
import { BLANK, sendingFlow } from "./flow-values";

async function sent(input: Record<string, unknown>) {
  let given: unknown;
  const command = sendingFlow(async (value) => {
    given = value;
    return { ok: true, value: null };
  });
  await command(input);
  return given;
}

it("sends of each end only what was chosen, and nothing of the choice itself", async () => {
  const typed = { from: "A-1", fromParty: "A client", fromZone: "ZN-1" };
  const input = {
    ...typed,
    fromIs: "asset",
    toIs: "party",
    to: "A-2",
    toParty: "Hub",
    toZone: "ZN-2",
  };
  expect(await sent(input)).toEqual({
    ...{ from: "A-1", fromParty: null, fromZone: null },
    ...{ to: null, toParty: "Hub", toZone: "ZN-2" },
  });
});

it("sends an emptied text as empty", async () => {
  const given = await sent({ fromIs: "asset", toIs: "asset", purpose: null });
  expect(given).toMatchObject({ purpose: "" });
});

it("begins with an asset on either end", () => {
  expect(BLANK).toMatchObject({ fromIs: "asset", toIs: "asset" });
});

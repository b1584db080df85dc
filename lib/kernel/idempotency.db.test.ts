import type pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { connectAs } from "@/lib/testing/database";
import { type World, world } from "@/lib/testing/world";
import { execute, newRequestId } from "./execute";
import { forgetAnswers } from "./idempotency";

let people: World;
let app: pg.Client;
beforeAll(async () => {
  people = await world();
  app = await connectAs("app");
});
afterAll(() => app.end());

const named = (name: string) =>
  execute(
    addEnvironment,
    people.priya.actor,
    { name, tier: "production" },
    { channel: "api", requestId: newRequestId(), idempotencyKey: "once" },
  );
const age = (interval: string) =>
  app.query("UPDATE idempotency SET at = now() - $1::interval", [interval]);

describe("a kept answer", () => {
  it("is given for a day and then forgotten", async () => {
    const first = await named("Kitchen");
    await age("23 hours 59 minutes");
    expect(await forgetAnswers()).toBe(0);
    expect(await named("Kitchen")).toEqual(first);
    await age("24 hours 1 second");
    expect(await forgetAnswers()).toBe(1);
    expect(await named("Cellar")).not.toEqual(first);
  });

  it("is forgotten in batches, and only the old ones", async () => {
    await app.query(`INSERT INTO idempotency (key, actor_id, request_hash, at)
      SELECT 'k' || n, gen_random_uuid(), 'h', now() - n * interval '1 hour' FROM generate_series(1, 2500) n`);
    expect(await forgetAnswers()).toBe(2477);
    const { rows } = await app.query("SELECT count(*)::int AS n FROM idempotency");
    expect(rows).toEqual([{ n: 24 }]);
    expect(await forgetAnswers()).toBe(0);
  });
});

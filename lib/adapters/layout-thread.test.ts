import { performance } from "node:perf_hooks";
import { expect, it } from "vitest";
import { onThread } from "./layout-thread";

const chain = (count: number) => ({
  id: "root",
  layoutOptions: { "elk.algorithm": "layered" },
  children: Array.from({ length: count }, (_, at) => ({ id: `n${at}`, width: 100, height: 40 })),
  edges: Array.from({ length: count - 1 }, (_, at) => ({
    ...{ id: `e${at}`, sources: [`n${Math.floor(at / 2)}`], targets: [`n${at + 1}`] },
  })),
});

it("leaves the thread of the requests free", async () => {
  const before = performance.eventLoopUtilization();
  const begun = performance.now();
  const laid = await onThread(chain(300));
  const taken = performance.now() - begun;
  expect(laid.children).toHaveLength(300);
  expect(performance.eventLoopUtilization(before).active).toBeLessThan(taken / 2);
}, 30_000);

it("stops what takes too long, and goes on with the next", async () => {
  const slow = onThread(chain(2000), 1);
  const next = onThread(chain(3));
  await expect(slow).rejects.toMatchObject({ code: "unavailable" });
  expect((await next).children).toHaveLength(3);
}, 30_000);

it("does not let more wait than it can serve", async () => {
  const asked = Array.from({ length: 25 }, () =>
    onThread(chain(2)).then(
      () => "drawn",
      () => "refused",
    ),
  );
  const said = await Promise.all(asked);
  expect(said.filter((one) => one === "refused")).toHaveLength(5);
}, 30_000);

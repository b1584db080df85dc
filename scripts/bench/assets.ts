import { inventory, lineage } from "./assets-fill.ts";
import type { Reading, Rerating } from "./assets-run.ts";
import { child } from "./child.ts";
import { ask, type BenchServer, startServer } from "./databases.ts";
import { type Figure, judged, report } from "./measure.ts";

/** The inventory: list and record beside raw SQL, and what one change at the root of a lineage costs. */
const SIZE = 10_000;
const LINEAGE = 5_000;
const bench = "assets";

async function run() {
  const server = await startServer();
  try {
    await reading(server);
    for (const shape of ["chain", "fan"] as const) await rerating(server, shape);
  } finally {
    await server.stop();
  }
}

export { run as bench };

async function reading(server: BenchServer) {
  await server.clone("inventory");
  await ask(server.admin("inventory"), inventory(SIZE));
  const { list, filtered, record } = await child<Reading>(
    "assets-run.ts",
    ["read"],
    await server.environment("inventory"),
  );
  const ratio = (name: string, figure: Figure, raw: Figure) =>
    judged(
      { bench, case: name, n: SIZE, unit: "ms", value: figure.p50, limit: raw.p50, ...figure },
      { atMost: 5 },
    );
  ratio("list: operation p50 / raw query p50", list.operation, list.raw);
  ratio("list: operation by cursor p50 / raw query p50", list.cursor, list.raw);
  ratio("list of active models: operation p50 / raw query p50", filtered.operation, filtered.raw);
  ratio("list: REST p50 / raw query p50", list.rest, list.raw);
  ratio("record: operation p50 / raw queries p50", record.operation, record.raw);
  ratio("record: REST p50 / raw queries p50", record.rest, record.raw);
}

/** A change at the root, through the operation, with its entries in the trail. */
async function rerating(server: BenchServer, shape: "chain" | "fan") {
  await server.clone(shape);
  await ask(server.admin(shape), lineage(LINEAGE, shape));
  const { seconds, moved } = await child<Rerating>(
    "assets-run.ts",
    ["rerate"],
    await server.environment(shape),
  );
  const name = `a change at the root of a ${shape} of ${LINEAGE.toLocaleString("en")}`;
  judged({ bench, case: name, n: moved, unit: "s", value: seconds, limit: 1 }, { atMost: 1 });
  report({
    ...{ bench, case: `assets moved by it (${shape})`, n: LINEAGE, unit: "assets" },
    ...{ value: moved, goal: `= ${LINEAGE - 1}`, ok: moved === LINEAGE - 1 },
  });
}

import { flows, inventory, lineage } from "./assets-fill.ts";
import type { Drawing, Importing } from "./assets-import-run.ts";
import type { Reading, Rerating } from "./assets-run.ts";
import { child } from "./child.ts";
import { ask, type BenchServer, startServer } from "./databases.ts";
import { type Figure, judged, report } from "./measure.ts";

/**
 * The inventory: list and record beside raw SQL, what one change at the root of a lineage costs, the diagram
 * of flows, and what others notice of a large import.
 */
const SIZE = 10_000;
const LINEAGE = 5_000;
const bench = "assets";

async function run() {
  const server = await startServer();
  try {
    await reading(server);
    for (const shape of ["chain", "fan"] as const) await rerating(server, shape);
    await drawing(server);
    await importing(server, "csv", 10);
    await importing(server, "openapi", 6);
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

const NODES = 300;

/** What the page of the diagram asks for: its data, laid out; the second view finds the layout. */
async function drawing(server: BenchServer) {
  await ask(server.admin("inventory"), flows(NODES, 400));
  const { nodes, first, second } = await child<Drawing>(
    "assets-import-run.ts",
    ["diagram"],
    await server.environment("inventory"),
  );
  const of = { bench, n: nodes, unit: "ms" };
  judged({ ...of, case: "diagram laid out", value: first, limit: 2000 }, { atMost: 1 });
  judged({ ...of, case: "diagram, second view", value: second, limit: 50 }, { atMost: 1 });
}

/** A file brought in by one person while another opens lists in the same process. */
async function importing(server: BenchServer, what: "csv" | "openapi", atMost: number) {
  await server.clone(`import_${what}`);
  await ask(server.admin(`import_${what}`), inventory(1000));
  const found = await child<Importing>(
    "assets-import-run.ts",
    [what],
    await server.environment(`import_${what}`),
  );
  const { drafts, bytes, seconds, quiet, busy, longest, grown } = found;
  const of = { bench, n: drafts };
  const name = `import of ${what} (${(bytes / 1_000_000).toFixed(1)} MB)`;
  judged({ ...of, case: name, unit: "s", value: seconds, limit: atMost }, { atMost: 1 });
  judged(
    {
      ...of,
      case: `${name}: lists of others, p95 during / before`,
      unit: "ms",
      value: busy,
      limit: quiet,
    },
    { atMost: 1.2 },
  );
  report({ ...of, case: `${name}: slowest list of others`, unit: "ms", value: longest });
  judged(
    { ...of, case: `${name}: memory growth`, unit: "MB", value: grown, limit: 200 },
    { atMost: 1 },
  );
}

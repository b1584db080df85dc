import { child } from "./child.ts";
import { ask, type BenchServer, startServer } from "./databases.ts";
import { judged, report } from "./measure.ts";
import { register } from "./risks-fill.ts";
import { growth, LARGE, SMALL } from "./risks-growth.ts";
import type { Bulk, Exporting, Rescoring } from "./risks-run.ts";
import type { Whole } from "./risks-whole-run.ts";

/**
 * The register: what grows from ten thousand risks to a million, a file of a hundred thousand, a control that
 * fails under ten thousand, five hundred changed at once, and what goes through all of it.
 */
const FILE = 100_000;
const name = "risks";

async function run() {
  const server = await startServer();
  try {
    await filled(server, "small", SMALL);
    await filled(server, "file", FILE);
    await filled(server, "large", LARGE);
    const [small, large] = [await server.environment("small"), await server.environment("large")];
    await growth(small, large);
    const file = await server.environment("file");
    await exporting(file);
    await whole(file, FILE);
    await whole(large, LARGE);
    await bulk(small, SMALL);
    await bulk(large, LARGE);
    await rescoring(small, SMALL);
    await rescoring(large, LARGE);
  } finally {
    await server.stop();
  }
}

export { run as bench };

async function filled(server: BenchServer, database: string, size: number) {
  await server.clone(database);
  const begun = performance.now();
  for (const statements of register(size)) await ask(server.admin(database), statements);
  const value = (performance.now() - begun) / 1000;
  report({ bench: name, case: "register filled", n: size, unit: "s", value });
}

type Environment = Readonly<Record<string, string>>;
async function exporting(environment: Environment) {
  const found = await child<Exporting>("risks-run.ts", ["csv"], environment);
  const { rows, seconds, copySeconds, grown } = found;
  const of = { bench: name, n: rows };
  judged(
    {
      ...{ ...of, case: "CSV: rows a second / COPY TO", unit: "rows/s" },
      ...{ value: rows / seconds, limit: rows / copySeconds },
    },
    { atLeast: 0.3 },
  );
  judged({ ...of, case: "CSV: memory growth", unit: "MB", value: grown, limit: 50 }, { atMost: 1 });
}

async function bulk(environment: Environment, size: number) {
  const { rows, seconds } = await child<Bulk>("risks-run.ts", ["bulk"], environment);
  const said = `${rows} changed at once, of ${size.toLocaleString("en")}`;
  judged({ bench: name, case: said, n: rows, unit: "s", value: seconds, limit: 1 }, { atMost: 1 });
}

/** Told beside reading the same rows once; it is asked for seldom, so there is no goal but that it grows evenly. */
async function whole(environment: Environment, size: number) {
  const works = { effect: "effect of an edition", duplicates: "scenarios that are there twice" };
  for (const [work, said] of Object.entries(works)) {
    const { seconds, copySeconds } = await child<Whole>("risks-whole-run.ts", [work], environment);
    const of = `${said}, of ${size.toLocaleString("en")}, / COPY TO`;
    report({ bench: name, case: of, n: size, unit: "s", value: seconds, limit: copySeconds });
  }
}

async function rescoring(environment: Environment, size: number) {
  const found = await child<Rescoring>("risks-run.ts", ["rescore"], environment);
  const { moved, seconds, quiet, busy } = found;
  const said = `a control fails, of ${size.toLocaleString("en")}`;
  const of = { bench: name, n: moved };
  report({ ...of, case: `${said}: re-scored`, unit: "risks", value: moved });
  judged({ ...of, case: said, unit: "s", value: seconds, limit: 5 }, { atMost: 1 });
  for (const at of ["p50", "p95"] as const) {
    judged(
      {
        ...{ ...of, case: `${said}: lists of others, ${at} during / before`, unit: "ms" },
        ...{ value: busy[at], limit: quiet[at] },
      },
      { atMost: 1.2 },
    );
  }
}

import { exportList } from "@/lib/adapters/exports/export";
import { systemDoor } from "@/lib/adapters/job";
import { jobs } from "@/lib/domain/registry";
import { changeRisks } from "@/lib/domain/risks/bulk/commands";
import { listRisks } from "@/lib/domain/risks/queries";
import { execute } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";
import { memory, others, othersFor } from "./beside.ts";
import { median, quantile } from "./measure.ts";
import { actor, asked, via } from "./risks-asked.ts";

/** A file of a hundred thousand, a control that fails, five hundred at once. Prints one JSON line. */
export interface Exporting {
  readonly rows: number;
  readonly seconds: number;
  /** The same rows and columns by COPY TO, on the server's own disk. */
  readonly copySeconds: number;
  /** Megabytes that the process grew by at its highest. */
  readonly grown: number;
}
export interface Rescoring {
  readonly moved: number;
  readonly seconds: number;
  /** Milliseconds of lists before, and while the job runs. */
  readonly quiet: { p50: number; p95: number };
  readonly busy: { p50: number; p95: number };
}
export interface Bulk {
  readonly rows: number;
  readonly seconds: number;
}

const list = () => execute(listRisks, actor, { size: 50 }, via());

/** Named by what the threat of a risk is: some hundred thousand of a million. */
const COPIED = `COPY (SELECT r.reference, r.title, r.state, o.name, r.inherent_score, r.current_score, r.residual_score, r.option,
    r.next_review, r.kind, r.review_days, r.method_version,
    (SELECT string_agg(a.reference, ', ') FROM app.risk_asset x JOIN app.asset a ON a.id = x.asset_id WHERE x.risk_id = r.id)
  FROM app.risk r JOIN app.person o ON o.id = r.owner_id ORDER BY r.current_score DESC, r.id DESC) TO '/dev/null' (FORMAT csv)`;

async function written(
  filter: Record<string, string> = {},
): Promise<Omit<Exporting, "copySeconds">> {
  const grown = memory();
  const begun = performance.now();
  const file = await exportList("risks", { format: "csv", ...filter }, actor, via());
  let bytes = 0;
  for await (const piece of file.content) bytes += piece.length;
  if (bytes === 0) throw new Error("The file is empty.");
  return {
    rows: file.rows ?? 0,
    seconds: (performance.now() - begun) / 1000,
    grown: grown.stop(),
  };
}

async function exporting(): Promise<Exporting> {
  // A server has written smaller files before; what it needs for those is not what this one adds.
  for (const state of ["accepted", "closed"]) await written({ state });
  await asked(COPIED);
  const { rows, seconds, grown } = await written();
  const begun = performance.now();
  await asked(COPIED);
  const copySeconds = (performance.now() - begun) / 1000;
  return { rows, seconds, grown, copySeconds };
}

const FAILS = [
  "ALTER TABLE app.control DISABLE TRIGGER ALL",
  "UPDATE app.control SET operating_state = 'failed' WHERE reference = 'A.5.1'",
  "ALTER TABLE app.control ENABLE TRIGGER ALL",
];
const figures = (taken: readonly number[]) => ({
  p50: median(taken),
  p95: quantile(taken, 0.95),
});

async function rescoring(): Promise<Rescoring> {
  const rescore = jobs["risks.rescore"];
  if (!rescore) throw new Error("There is no such job.");
  await othersFor(1500, list);
  const quiet = await othersFor(4000, list);
  await asked(...FAILS);
  const meanwhile = others(list);
  const begun = performance.now();
  await rescore({ controlId: "A.5.1" }, systemDoor);
  const seconds = (performance.now() - begun) / 1000;
  const busy = await meanwhile.stop();
  const [{ moved }] = await asked(
    "SELECT count(DISTINCT entity_id)::int AS moved FROM audit.entry WHERE action = 'risk.rescored'",
  );
  return { moved, seconds, quiet: figures(quiet), busy: figures(busy) };
}

const ROWS = 500;
async function bulk(): Promise<Bulk> {
  const { rows } = await execute(listRisks, actor, { size: ROWS, state: "monitored" }, via());
  const taken: number[] = [];
  let risks = rows.map(({ id, version }) => ({ id, version }));
  for (const reviewDays of [90, 120, 60, 45, 30]) {
    const begun = performance.now();
    const done = await execute(changeRisks, actor, { risks, change: { reviewDays } }, via());
    taken.push((performance.now() - begun) / 1000);
    if (done.changed !== ROWS) throw new Error(`${done.changed} of ${ROWS} were changed.`);
    risks = risks.map(({ id, version }) => ({ id, version: version + 1 }));
  }
  return { rows: ROWS, seconds: median(taken) };
}

const WORK = { csv: exporting, rescore: rescoring, bulk } as const;
const isWork = (name: string): name is keyof typeof WORK => name in WORK;
const [what = ""] = process.argv.slice(2);
if (!isWork(what)) throw new Error(`There is no ${what}.`);
process.stdout.write(`${JSON.stringify(await WORK[what]())}\n`);
await disconnect();

import { listHealthRows } from "@/lib/domain/risks/health/queries";
import { draftMethod } from "@/lib/domain/risks/method/editions/commands";
import { previewMethod } from "@/lib/domain/risks/method/effect/queries";
import { execute } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";
import { median } from "./measure.ts";
import { actor, asked, seconds, via } from "./risks-asked.ts";

/** What goes through the whole register, each beside the same rows by COPY TO. Prints one JSON line. */
export interface Whole {
  readonly seconds: number;
  /** Reading once what it rests on, on the server's own disk. */
  readonly copySeconds: number;
}
const RUNS = 3;

const LINKS = `COPY (SELECT r.*, k.side, k.strength, c.operating_state FROM app.risk r
    LEFT JOIN app.risk_control k ON k.risk_id = r.id LEFT JOIN app.control c ON c.id = k.control_id
    WHERE r.state <> 'closed' ORDER BY r.id) TO '/dev/null'`;
const WORDS = `COPY (SELECT r.id, r.threat_id, r.cause, r.event, r.consequence, x.asset_id FROM app.risk r
    LEFT JOIN app.risk_asset x ON x.risk_id = r.id WHERE r.state <> 'closed') TO '/dev/null'`;

async function beside(work: () => Promise<unknown>, copy: string): Promise<Whole> {
  const [taken, copied]: number[][] = [[], []];
  await work();
  for (let run = 0; run < RUNS; run += 1) {
    taken?.push(await seconds(work));
    copied?.push(await seconds(() => asked(copy)));
  }
  return { seconds: median(taken ?? []), copySeconds: median(copied ?? []) };
}

/** An edition in which every control counts for less, so that most levels move. */
async function effect(): Promise<Whole> {
  const strengths = { weak: 0.1, moderate: 0.2, strong: 0.35 };
  const draft = { note: "For the year.", strengths, cap: 0.6 };
  const { id } = await execute(draftMethod, actor, draft, via());
  return beside(() => execute(previewMethod, actor, { id }, via()), LINKS);
}

const duplicates = () =>
  beside(() => execute(listHealthRows, actor, { rule: "duplicate_scenario" }, via()), WORDS);

const WORK = { effect, duplicates } as const;
const isWork = (name: string): name is keyof typeof WORK => name in WORK;
const [what = ""] = process.argv.slice(2);
if (!isWork(what)) throw new Error(`There is no ${what}.`);
process.stdout.write(`${JSON.stringify(await WORK[what]())}\n`);
await disconnect();

import { layoutOf } from "@/lib/adapters/diagram";
import { readApart } from "@/lib/adapters/reading/apart";
import { listAssets } from "@/lib/domain/assets/queries";
import { readDiagram } from "@/lib/domain/flows/diagram/queries";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";
import { inventoryCsv, largeOpenApi } from "./assets-files.ts";
import { BENCH_PERSON } from "./assets-fill.ts";
import { quantile } from "./measure.ts";

/** Imports while others read lists in the same process, or the diagram of flows. Prints one JSON line. */
export interface Importing {
  readonly bytes: number;
  readonly drafts: number;
  /** From the file's bytes to the commit. */
  readonly seconds: number;
  /** Milliseconds of a list before, and while the file is read and brought in. */
  readonly quiet: number;
  readonly busy: number;
  /** Megabytes that the process grew by at its highest. */
  readonly grown: number;
}
export interface Drawing {
  readonly nodes: number;
  readonly first: number;
  readonly second: number;
}

const actor = {
  kind: "person",
  id: BENCH_PERSON,
  name: "Bench 1",
  roles: ["compliance", "engineer", "staff"],
} as const;
const via = () => ({ channel: "ui", requestId: newRequestId() }) as const;

/** How often somebody opens a list meanwhile; more would measure the queue of these requests. */
const EVERY_MS = 20;
const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));

/** Opens lists until told to stop. @returns milliseconds of each */
function others() {
  const taken: number[] = [];
  let isOver = false;
  const running = (async () => {
    while (!isOver) {
      const begun = performance.now();
      await execute(listAssets, actor, { size: 50 }, via());
      taken.push(performance.now() - begun);
      await pause(EVERY_MS);
    }
  })();
  return {
    stop: async () => {
      isOver = true;
      await running;
      return taken;
    },
  };
}

const MB = 1024 * 1024;
/** Looks at the memory of this process until told to stop. @returns how much it grew at most */
function memory() {
  const before = process.memoryUsage().rss;
  let most = before;
  const look = () => {
    most = Math.max(most, process.memoryUsage().rss);
  };
  const timer = setInterval(look, 25);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return (most - before) / MB;
    },
  };
}

async function bring(name: string, bytes: Uint8Array) {
  const first = await readApart(bytes, { name });
  const read = first.columns
    ? await readApart(bytes, { name, mapping: first.columns.mapping })
    : first;
  await execute(importAssets, actor, { drafts: [...read.drafts], title: name }, via());
  return read.drafts.length;
}

async function importing(name: string, bytes: Uint8Array): Promise<Importing> {
  const warming = others();
  await pause(1000);
  await warming.stop();
  const before = others();
  await pause(4000);
  const quiet = await before.stop();
  const meanwhile = others();
  const grown = memory();
  const begun = performance.now();
  const drafts = await bring(name, bytes);
  const seconds = (performance.now() - begun) / 1000;
  const busy = await meanwhile.stop();
  return {
    ...{ bytes: bytes.length, drafts, seconds, grown: grown.stop() },
    ...{ quiet: quantile(quiet, 0.95), busy: quantile(busy, 0.95) },
  };
}

async function drawing(): Promise<Drawing> {
  const once = async () => {
    const begun = performance.now();
    const diagram = await execute(readDiagram, actor, {}, via());
    await layoutOf(diagram);
    return { nodes: diagram.nodes.length, taken: performance.now() - begun };
  };
  const first = await once();
  const second = await once();
  return { nodes: first.nodes, first: first.taken, second: second.taken };
}

const WORK = {
  csv: () => importing("inventory.csv", inventoryCsv(10_000)),
  openapi: () => importing("openapi.json", largeOpenApi(3_000_000)),
  diagram: drawing,
} as const;
const isWork = (name: string): name is keyof typeof WORK => name in WORK;

const [what = ""] = process.argv.slice(2);
if (!isWork(what)) throw new Error(`There is no ${what}.`);
process.stdout.write(`${JSON.stringify(await WORK[what]())}\n`);
await disconnect();

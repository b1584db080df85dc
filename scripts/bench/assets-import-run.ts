import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { layoutOf } from "@/lib/adapters/diagram";
import { readImport } from "@/lib/adapters/import-preview";
import { rest } from "@/lib/adapters/rest";
import { listAssets } from "@/lib/domain/assets/queries";
import { readDiagram } from "@/lib/domain/flows/diagram/queries";
import { operations } from "@/lib/domain/registry";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { execute, newRequestId } from "@/lib/kernel/execute";
import { disconnect } from "@/lib/platform/db";
import { inventoryCsv, largeOpenApi } from "./assets-files.ts";
import { BENCH_PERSON } from "./assets-fill.ts";
import type { Imported } from "./assets-import-client.ts";
import { memory, others } from "./beside.ts";
import { child } from "./child.ts";
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
  /** The slowest of them. */
  readonly longest: number;
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

const pause = (ms: number) => new Promise((wake) => setTimeout(wake, ms));
const lists = () => execute(listAssets, actor, { size: 50 }, via());

/** The doors of the product, as its server has them. */
async function doors() {
  const door = { prefix: "", channel: "ui", authenticate: async () => actor } as const;
  const read = readImport(door);
  const operate = rest(operations, door);
  const server = createServer(async (incoming, outgoing) => {
    const { url = "", method = "", headers } = incoming;
    const body = Buffer.concat(await incoming.toArray());
    const request = new Request(`http://bench.example${url}`, {
      ...{ method, body },
      headers: { "content-type": headers["content-type"] ?? "" },
    });
    const answer = await (url === "/import" ? read(request) : operate(request));
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
    outgoing.end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function importing(name: string, bytes: Uint8Array): Promise<Importing> {
  const warming = others(lists);
  // A server that people work on has written before; its first statements cost half a second.
  const drafts = [{ kind: "endpoint", name: "Written before" } as const];
  await execute(importAssets, actor, { drafts, title: "Before" }, via());
  await pause(1000);
  await warming.stop();
  const before = others(lists);
  await pause(4000);
  const quiet = await before.stop();
  const folder = await mkdtemp(join(tmpdir(), "annex-bench-"));
  const file = join(folder, name);
  await writeFile(file, bytes);
  const server = await doors();
  const meanwhile = others(lists);
  const grown = memory();
  const done = await child<Imported>("assets-import-client.ts", [server.url, file], {});
  const busy = await meanwhile.stop();
  server.close();
  return {
    ...{ bytes: bytes.length, ...done, grown: grown.stop() },
    ...{ quiet: quantile(quiet, 0.95), busy: quantile(busy, 0.95), longest: Math.max(...busy) },
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

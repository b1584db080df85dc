import type { Worker } from "node:worker_threads";
import type { ElkNode } from "elkjs/lib/elk.bundled.js";
import * as z from "zod";
import { unavailable } from "@/lib/kernel/errors";

// Drawings are laid out on a thread of their own, so that no request waits for somebody else's picture. It
// stays for the next one, because loading the engine takes longer than most drawings do.

// Asked for by name: a bundler would take the words below for a file of its own.
const { Worker: Thread } = process.getBuiltinModule("node:worker_threads");
const CODE = `
  const { parentPort } = require("node:worker_threads");
  const ELK = require("elkjs/lib/elk.bundled.js");
  const elk = new ELK();
  parentPort.on("message", (graph) => elk.layout(graph).then(
    (laid) => parentPort.postMessage({ laid }),
    (error) => parentPort.postMessage({ failure: String(error) }),
  ));
`;
const answer = z.union([
  z.object({ laid: z.custom<ElkNode>((one) => typeof one === "object" && one !== null) }),
  z.object({ failure: z.string() }),
]);

const LONGEST = 20_000;
const MOST_MEMORY_MB = 512;
/** More people than these do not wait for new drawings at one time. */
const MOST_WAITING = 20;

let thread: Worker | null = null;
let waiting = 0;
let last: Promise<unknown> = Promise.resolve();

/**
 * Lays a graph out away from the requests, one after the other.
 * @throws AppError unavailable when it takes longer than `longest` milliseconds, or too many wait
 */
export async function onThread(graph: ElkNode, longest = LONGEST): Promise<ElkNode> {
  if (waiting >= MOST_WAITING) throw unavailable("Too many drawings are being made. Try again.");
  waiting += 1;
  const mine = last
    .then(() => ask(graph, longest))
    .finally(() => {
      waiting -= 1;
    });
  last = mine.catch(() => undefined);
  return mine;
}

function ask(graph: ElkNode, longest: number): Promise<ElkNode> {
  thread ??= new Thread(CODE, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  const own = thread;
  const { promise, resolve, reject } = Promise.withResolvers<ElkNode>();
  const give = (error: Error) => {
    thread = null;
    void own.terminate();
    reject(error);
  };
  const tooLong = () => give(unavailable(TOO_LONG));
  const told = (said: unknown) => {
    const one = answer.parse(said);
    if ("laid" in one) resolve(one.laid);
    else give(new Error(one.failure));
  };
  const timer = setTimeout(tooLong, longest);
  own.once("message", told).once("error", give).once("exit", tooLong);
  own.ref();
  own.postMessage(graph);
  return promise.finally(() => {
    clearTimeout(timer);
    own.off("message", told).off("error", give).off("exit", tooLong);
    // An idle thread keeps no process alive.
    own.unref();
  });
}
const TOO_LONG = "The drawing is too large to be laid out. Choose an environment or an asset.";

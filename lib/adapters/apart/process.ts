import { spawn } from "node:child_process";
import * as z from "zod";
import { AppError, STATUS } from "@/lib/kernel/errors";

// What would hold up the one thread of the server is done by a process of its own: no other request waits
// for it, its memory goes with it, and what never ends or swells takes nothing else down.

const MOST_MEMORY_MB = 768;
/** How many run at once; the others wait. */
const AT_ONCE = 2;
const LINE_FEED = 10;

let running = 0;
const waiting: (() => void)[] = [];

export interface Work {
  readonly script: string;
  /** What the script is told, as a line of JSON. */
  readonly told: unknown;
  readonly bytes: Uint8Array;
  /** In milliseconds; then it is ended. */
  readonly longest: number;
  /** Where its complaints go; those of a reader of strangers' files are nobody's. */
  readonly complaints: "ignore" | "inherit";
}

/**
 * Has a script of the project work on some bytes (see `answering`).
 * @returns the value as the JSON that the script wrote, unread; null when the script had to be ended
 * @throws AppError what the script refused
 */
export async function apart(work: Work): Promise<Uint8Array<ArrayBuffer> | null> {
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    const said = await talk(work);
    return said && unwrapped(said);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const head = z.union([
  z.object({ ok: z.literal(true) }),
  z.object({
    ok: z.literal(false),
    code: z.enum(Object.keys(STATUS) as [keyof typeof STATUS]),
    message: z.string(),
    status: z.int(),
    fields: z.record(z.string(), z.array(z.string())),
    current: z.unknown().optional(),
  }),
]);

function unwrapped(said: Buffer<ArrayBuffer>) {
  const end = said.indexOf(LINE_FEED);
  const told = head.parse(JSON.parse(said.subarray(0, end).toString()));
  if (told.ok) return said.subarray(end + 1);
  throw new AppError(told.code, told.message, told);
}

function talk({ script, told, bytes, longest, complaints }: Work) {
  // The project's folder is where servers run; `tsx` and the script are found from there.
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MOST_MEMORY_MB}`, "--import", "tsx", script],
    { stdio: ["pipe", "pipe", complaints] },
  );
  return new Promise<Buffer<ArrayBuffer> | null>((resolve, reject) => {
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => child.kill("SIGKILL"), longest);
    child.on("error", reject);
    // A process that ended early takes no more; its end says why.
    child.stdin?.on("error", () => undefined);
    child.stdout?.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(chunks) : null);
    });
    child.stdin?.write(`${JSON.stringify(told)}\n`);
    child.stdin?.end(bytes);
  });
}

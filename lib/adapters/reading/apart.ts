import { spawn } from "node:child_process";
import * as z from "zod";
import { AppError, invalid, STATUS } from "@/lib/kernel/errors";
import { type ReadFile, readFile, type Told } from "./read";

// Large files are read by a process of their own, so that no other request waits for one that somebody
// sent, and whoever sends one that never ends or swells takes nothing down with it.

/** What is read in a moment is read here. */
const SMALL = 64_000;
const LONGEST = 30_000;
const MOST_MEMORY_MB = 768;
/** How many are read at once; the others wait. */
const AT_ONCE = 2;

let running = 0;
const waiting: (() => void)[] = [];

/** Reads a file away from the requests. @throws AppError as `readFile` does, and when it takes too long */
export async function readApart(bytes: Uint8Array, told: Told): Promise<ReadFile> {
  const isBinary = bytes[0] === 0x50 && bytes[1] === 0x4b;
  if (bytes.length <= SMALL && !isBinary) return readFile(bytes, told);
  if (running >= AT_ONCE) await new Promise<void>((go) => waiting.push(go));
  running += 1;
  try {
    return await inProcess(bytes, told);
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

const answer = z.union([
  z.object({ ok: z.literal(true), value: z.custom<ReadFile>((one) => typeof one === "object") }),
  z.object({
    ok: z.literal(false),
    code: z.enum(Object.keys(STATUS) as [keyof typeof STATUS]),
    message: z.string(),
    fields: z.record(z.string(), z.array(z.string())),
  }),
]);

async function inProcess(bytes: Uint8Array, told: Told): Promise<ReadFile> {
  const said = await talk(bytes, told);
  if (said === null) {
    const why = `Reading the file took longer than ${LONGEST / 1000} seconds or more memory than it may.`;
    throw invalid({ file: [why] }, why);
  }
  const told_ = answer.parse(JSON.parse(said));
  if (told_.ok) return told_.value;
  throw new AppError(told_.code, told_.message, { fields: told_.fields });
}

/** @returns what the process wrote, or null when it had to be ended. */
function talk(bytes: Uint8Array, told: Told): Promise<string | null> {
  // The project's folder is where servers run; `tsx` and the script are found from there.
  const child = spawn(
    process.execPath,
    [`--max-old-space-size=${MOST_MEMORY_MB}`, "--import", "tsx", "scripts/read-file.ts"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const timer = setTimeout(() => child.kill("SIGKILL"), LONGEST);
    child.on("error", reject);
    // A process that ended early takes no more; its end says why.
    child.stdin.on("error", () => undefined);
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("close", (code) => {
      clearTimeout(timer);
      resolve(code === 0 ? Buffer.concat(chunks).toString("utf8") : null);
    });
    child.stdin.write(`${JSON.stringify(told)}\n`);
    child.stdin.end(bytes);
  });
}

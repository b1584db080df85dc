import { setPriority } from "node:os";
import { readFile } from "@/lib/adapters/reading/read";
import { AppError } from "@/lib/kernel/errors";

/** Reads one uploaded file, away from the server: a line of JSON, then the bytes, on standard input. */
const LINE_FEED = 10;

setPriority(10);
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const all = Buffer.concat(chunks);
const end = all.indexOf(LINE_FEED);
try {
  const value = await readFile(all.subarray(end + 1), JSON.parse(all.subarray(0, end).toString()));
  process.stdout.write(JSON.stringify({ ok: true, value }));
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  const { code, message, fields } = error;
  process.stdout.write(JSON.stringify({ ok: false, code, message, fields }));
}

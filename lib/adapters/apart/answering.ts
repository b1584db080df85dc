import { AppError } from "@/lib/kernel/errors";
import { translated } from "@/lib/kernel/translate";

const LINE_FEED = 10;

/**
 * The other end of `apart`: reads a line of JSON and the bytes after it from standard input, and writes
 * the value, or why it was refused.
 */
export async function answering(
  work: (told: unknown, bytes: Buffer) => Promise<unknown>,
): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  const all = Buffer.concat(chunks);
  const end = all.indexOf(LINE_FEED);
  try {
    const value = await work(JSON.parse(all.subarray(0, end).toString()), all.subarray(end + 1));
    process.stdout.write(`${JSON.stringify({ ok: true })}\n${JSON.stringify(value)}`);
  } catch (thrown) {
    const error = translated(thrown);
    if (!(error instanceof AppError)) throw error;
    const { code, message, status, fields, current } = error;
    process.stdout.write(
      `${JSON.stringify({ ok: false, code, message, status, fields, current })}\n`,
    );
  }
}

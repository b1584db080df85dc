import { log } from "@/lib/platform/log";
import { AppError } from "./errors";

/** The last of a page: its day, and its id among those of that day. */
interface At {
  readonly day: string;
  readonly id: string;
}
/** A page of ids, and where the next begins. */
interface Page {
  readonly ids: readonly string[];
  readonly next: At | null;
}

/**
 * What the clock does to each of many records. One that fails is told in the log and tried again a minute
 * later; it holds up none of the others, however many come after it.
 */
export async function eachApart(
  name: string,
  pageAfter: (at: At | null) => Promise<Page>,
  act: (id: string) => Promise<unknown>,
): Promise<void> {
  for (let at: At | null = null, isMore = true; isMore; ) {
    const { ids, next }: Page = await pageAfter(at);
    for (const id of ids) await act(id).catch((error: unknown) => told(name, id, error));
    at = next;
    isMore = next !== null;
  }
}

/** Somebody was faster: then there is nothing left to do. */
function told(name: string, id: string, error: unknown) {
  const code = error instanceof AppError ? error.code : "internal";
  if (code !== "wrong_state") log.warn({ job: name, id, code, err: error }, "job failed");
}

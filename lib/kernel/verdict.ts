import type { ClientBase } from "pg";

/** What verifying the trail finds. */
export type ProblemKind = "changed" | "missing" | "reordered" | "truncated" | "signature";
export interface Problem {
  readonly kind: ProblemKind;
  /** Where in the tree, counted from 0; null for what has no place there. */
  readonly index: number | null;
  readonly entryId: number | null;
  readonly message: string;
}
export interface Verdict {
  readonly ok: boolean;
  readonly size: number;
  readonly root: string;
  /** The size at the newest checkpoint whose signature holds. */
  readonly checkpoint: number | null;
  readonly problems: Problem[];
}
/** Notes what is wrong. */
export type Report = (problem: Problem) => void;
/** Reads batch by batch, so that a million entries fit. */
export async function* stream<Row extends Record<string, unknown>>(
  client: ClientBase,
  name: string,
  sql: string,
): AsyncGenerator<Row> {
  await client.query(`DECLARE ${name} NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH 2000 FROM ${name}`);
    if (rows.length === 0) break;
    yield* rows;
  }
  await client.query(`CLOSE ${name}`);
}

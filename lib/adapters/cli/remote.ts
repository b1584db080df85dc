import * as z from "zod";
import { pushed } from "@/lib/domain/assets/evaluations/schema";
import { type ReleaseCheck, releaseCheck } from "@/lib/domain/releases/checks/schema";
import { importAnswer, importDone } from "@/lib/domain/risks/imports/schema";
import { AppError, STATUS, unavailable } from "@/lib/kernel/errors";
import { remote } from "@/lib/platform/env";
import type { EvaluationDoor } from "../evaluation";
import type { ImportDoor } from "../import";

/** The command line against a running server (ANNEX_URL, ANNEX_TOKEN) instead of this host's database. */
const problem = z.object({
  title: z.string(),
  code: z.enum(Object.keys(STATUS) as [keyof typeof STATUS]),
  fields: z.record(z.string(), z.array(z.string())).default({}),
});

async function ask(path: string, body: unknown): Promise<unknown> {
  const { url, token } = remote ?? { url: "", token: "" };
  const answer = await fetch(new URL(`/api/v1${path}`, url), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(body),
    redirect: "error",
  }).catch(() => {
    throw unavailable(`${url} does not answer.`);
  });
  const said: unknown = await answer.json();
  if (answer.ok) return said;
  throw refusal(said);
}

function refusal(said: unknown): AppError {
  const { title, code, fields } = problem.parse(said);
  return new AppError(code, title, { fields });
}

/** @returns null when the environment names no server. */
export function remoteDoor(): ImportDoor | null {
  if (!remote) return null;
  return {
    preview: async (input) => importAnswer.parse(await ask("/assets/import-preview", input)),
    carryOut: async (input) => importDone.parse(await ask("/assets/import", input)),
  };
}

/** @returns null when the environment names no server. */
export const remoteEvaluations = (): EvaluationDoor | null =>
  remote && (async (input) => pushed.parse(await ask("/evaluations", input)));

/** May these weights serve? @returns null when the environment names no server. */
export async function remoteCheck(
  input: Readonly<Record<string, string>>,
): Promise<ReleaseCheck | null> {
  if (!remote) return null;
  const { url, token } = remote;
  const address = new URL(`/api/v1/releases/check?${new URLSearchParams(input)}`, url);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(address, { headers, redirect: "error" }).catch(() => {
    throw unavailable(`${url} does not answer.`);
  });
  const said: unknown = await answer.json();
  if (!answer.ok) throw refusal(said);
  return releaseCheck.parse(said);
}

/** A list as a file, as the server hands it out. */
export async function remoteExport(
  collection: string,
  query: URLSearchParams,
): Promise<RemoteFile | null> {
  if (!remote) return null;
  const { url, token } = remote;
  const address = new URL(`/api/v1/exports/${encodeURIComponent(collection)}?${query}`, url);
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(address, { headers, redirect: "error" }).catch(() => {
    throw unavailable(`${url} does not answer.`);
  });
  if (!answer.ok || !answer.body) throw refusal(await answer.json());
  const said = answer.headers.get("content-disposition") ?? "";
  const rows = answer.headers.get("x-annex-rows");
  return {
    name: /filename="([^"]+)"/.exec(said)?.[1] ?? collection,
    rows: rows === null ? null : Number(rows),
    content: answer.body,
  };
}

export interface RemoteFile {
  readonly name: string;
  readonly rows: number | null;
  readonly content: AsyncIterable<Uint8Array>;
}

import * as z from "zod";
import { pushed } from "@/lib/domain/assets/evaluations/schema";
import { importAnswer } from "@/lib/domain/risks/imports/schema";
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
  const { title, code, fields } = problem.parse(said);
  throw new AppError(code, title, { fields });
}

/** @returns null when the environment names no server. */
export function remoteDoor(): ImportDoor | null {
  if (!remote) return null;
  return {
    preview: async (input) => importAnswer.parse(await ask("/assets/import-preview", input)),
    carryOut: async (input) => importAnswer.parse(await ask("/assets/import", input)),
  };
}

/** @returns null when the environment names no server. */
export const remoteEvaluations = (): EvaluationDoor | null =>
  remote && (async (input) => pushed.parse(await ask("/evaluations", input)));

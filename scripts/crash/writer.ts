import { createHash, randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import * as z from "zod";
import { dayOf, plusDays } from "@/lib/kernel/fields";
import type { Stage } from "./world";

/** What the server said it had done; nothing of it may ever be missing. */
export interface Acknowledged {
  readonly files: Map<string, { readonly sha256: string; readonly title: string }>;
  /** The newest version of each attestation that was told to somebody. */
  readonly versions: Map<string, number>;
  /** Answers that a repeat of the same request should not get. */
  readonly surprises: string[];
  count: number;
}

export interface Writers {
  readonly acknowledged: Acknowledged;
  /** Lets each finish the round it is in, repeating what was not answered, and waits for it. */
  rest(): Promise<void>;
}

interface Sent {
  readonly token: string;
  readonly path: string;
  readonly key: string;
  readonly body: string | (() => FormData);
}

const PATIENCE = 60_000;
const LARGEST = 1_000_000;

const kept = z.object({ reference: z.string(), sha256: z.string() });
const changed = z.object({ id: z.string(), version: z.number() });

/**
 * Several clients that upload, attest and send back, over and over. A request without an answer is sent
 * again with the same key until there is one, as clients should.
 */
export function startWriters(url: string, stage: Stage, acknowledged: Acknowledged): Writers {
  let isOver = false;
  const write = async (attestation: Stage["attestations"][number]) => {
    while (!isOver) await once(url, stage, attestation.id, acknowledged);
  };
  const all = stage.attestations.map(write);
  return {
    acknowledged,
    async rest() {
      isOver = true;
      await Promise.all(all);
    },
  };
}

/** One file, one attestation that rests on it, and the review that sends it back. */
async function once(url: string, stage: Stage, id: string, told: Acknowledged): Promise<void> {
  const file = await upload(url, stage, told);
  if (!file) return pause(200);
  const today = dayOf(new Date());
  const period = { periodFrom: plusDays(today, -30), periodTo: today };
  const evidence = [file.reference];
  const comment = "The file of this round shows it.";
  const submitted = { ...period, result: "effective", evidence, comment };
  const rejected = { reason: "The harness asks for it again.", due: plusDays(today, 10) };
  const steps = [
    { token: stage.owner, verb: "submit", body: submitted },
    { token: stage.reviewer, verb: "reject", body: rejected },
  ];
  for (const { token, verb, body } of steps) {
    const version = told.versions.get(id) ?? 1;
    const path = `/attestations/${id}/${verb}`;
    const answer = await insist(url, told, {
      token,
      path,
      key: randomUUID(),
      body: JSON.stringify({ ...body, version }),
    });
    if (answer === null) return;
    told.versions.set(id, changed.parse(answer).version);
    told.count += 1;
  }
}

async function upload(url: string, { owner }: Stage, told: Acknowledged) {
  const size = 1 + Math.floor(Math.random() ** 3 * LARGEST);
  const content = `day,result\n${randomBytes(size).toString("hex")}\n`;
  const sha256 = createHash("sha256").update(content).digest("hex");
  const key = randomUUID();
  const today = dayOf(new Date());
  const data = {
    title: key,
    kind: "export",
    source: "Crash harness",
    collectedAt: today,
    periodFrom: plusDays(today, -30),
    periodTo: today,
  };
  const body = () => {
    const form = new FormData();
    form.append("data", JSON.stringify(data));
    form.append("file", new File([content], "export.csv"));
    return form;
  };
  const answer = await insist(url, told, { token: owner, path: "/evidence", key, body });
  if (answer === null) return null;
  const { reference, sha256: found } = kept.parse(answer);
  if (found !== sha256) told.surprises.push(`${reference} came back with another hash`);
  told.files.set(reference, { sha256, title: key });
  told.count += 1;
  return { reference };
}

/** @returns the answer, or null when it was one that should not have come */
async function insist(url: string, told: Acknowledged, sent: Sent): Promise<unknown> {
  let last = "";
  for (const deadline = Date.now() + PATIENCE; Date.now() < deadline; await pause(100)) {
    const answer = await send(url, sent);
    if (answer?.ok) return answer.body;
    last = answer ? `${answer.status} ${JSON.stringify(answer.body)}` : "no answer";
    if (answer && answer.status < 500 && answer.status !== 429) break;
  }
  told.surprises.push(`${sent.path}: ${last}`);
  return null;
}

async function send(url: string, { token, path, key, body }: Sent) {
  try {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${token}`,
        "idempotency-key": key,
        ...(typeof body === "string" && { "content-type": "application/json" }),
      },
      body: typeof body === "string" ? body : body(),
      signal: AbortSignal.timeout(15_000),
    });
    const said: unknown = await answer.json();
    return { ok: answer.ok, status: answer.status, body: said };
  } catch {
    return null;
  }
}

import { join } from "node:path";
import pg from "pg";
import { latestCheckpoint, sealAll } from "@/lib/kernel/seal";
import { verifyTrail } from "@/lib/kernel/verify";
import { disconnect } from "@/lib/platform/db";
import { adminUrl, env } from "@/lib/platform/env";
import { fileStore } from "@/lib/platform/storage/files";
import { Damaged } from "@/lib/platform/storage/store";
import type { Acknowledged } from "./writer";

/** What does not agree with what was acknowledged. */
export interface Found {
  readonly lost: string[];
  readonly doubled: string[];
  readonly withoutFile: string[];
  readonly damaged: string[];
  readonly trail: string[];
  /** Files that no row stands on: of uploads that were cut. Harmless, and collected after a day. */
  readonly orphaned: number;
  readonly rows: number;
  readonly entries: number;
}

interface Row {
  readonly id: string;
  readonly reference: string;
  readonly title: string;
  readonly sha256: string;
}

/** Remembers between rounds which files were read whole, and the last signed checkpoint. */
export function comparer() {
  const store = fileStore(join(env.data, "evidence"));
  const whole = new Set<string>();
  let checkpoint: string | undefined;

  async function read(sha256: string): Promise<"whole" | "none" | "damaged"> {
    const found = await store.get(sha256);
    if (!found) return "none";
    try {
      for await (const _ of found.stream);
      return "whole";
    } catch (error) {
      if (error instanceof Damaged) return "damaged";
      throw error;
    }
  }

  return async (told: Acknowledged, { all = false } = {}): Promise<Found> => {
    const { rows, versions } = await stored();
    const byReference = new Map(rows.map((row) => [row.reference, row]));
    const lost = [...told.files].flatMap(([reference, { sha256 }]) =>
      byReference.get(reference)?.sha256 === sha256 ? [] : [reference],
    );
    for (const [id, version] of told.versions) {
      if ((versions.get(id) ?? 0) < version) lost.push(`version ${version} of attestation ${id}`);
    }
    const withoutFile: string[] = [];
    const damaged: string[] = [];
    for (const { sha256, reference } of rows) {
      if (!all && whole.has(sha256)) continue;
      const state = await read(sha256);
      if (state === "whole") whole.add(sha256);
      else (state === "none" ? withoutFile : damaged).push(reference);
    }
    const used = new Set(rows.map(({ sha256 }) => sha256));
    let orphaned = 0;
    for await (const { sha256 } of store.list()) if (!used.has(sha256)) orphaned += 1;
    await sealAll();
    const verdict = await verifyTrail(checkpoint);
    checkpoint = (await latestCheckpoint())?.note;
    await disconnect();
    return {
      lost,
      doubled: doubledIn(rows),
      withoutFile,
      damaged,
      trail: verdict.problems.map(({ message }) => message),
      orphaned,
      rows: rows.length,
      entries: verdict.size,
    };
  };
}

/** Each upload has a title of its own: one that is there twice was carried out twice. */
function doubledIn(rows: readonly Row[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap(({ title, reference }) => {
    if (seen.has(title)) return [reference];
    seen.add(title);
    return [];
  });
}

async function stored() {
  const client = new pg.Client({ connectionString: adminUrl() });
  await client.connect();
  try {
    const evidence = await client.query<Row>(
      "SELECT id, reference, title, sha256 FROM app.evidence",
    );
    const attestations = await client.query<{ id: string; version: number }>(
      "SELECT id, version FROM app.attestation",
    );
    const versions = new Map(attestations.rows.map(({ id, version }) => [id, version]));
    return { rows: evidence.rows, versions };
  } finally {
    await client.end();
  }
}

import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientBase, Pool } from "pg";
import { env } from "@/lib/platform/env";
import { newSigningKey, verifierKey } from "./note";

/** The key that signs checkpoints: one file, which every process that seals must share. */
const folder = () => join(env.data, "keys");
const path = () => join(folder(), "trail.pem");

/** @returns the signing key, made on first use. */
export function signingKey(): string {
  if (!existsSync(path())) make();
  return readFileSync(path(), "utf8");
}

/** Written whole before it gets its name, and never over another's. */
function make() {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  const draft = `${path()}.${process.pid}`;
  writeFileSync(draft, newSigningKey(), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path());
  } catch {
    // Another process was first: its key is the key.
  } finally {
    unlinkSync(draft);
  }
}

/** @returns the name checkpoints of this installation carry. */
export async function originOf(database: Pool | ClientBase): Promise<string> {
  const { rows } = await database.query<{ id: string }>("SELECT id FROM annex.installation");
  return `annex/${rows[0]?.id}`;
}

/** @returns the public half of the key, in the form `annex trail key` prints. */
export async function ownVerifierKey(database: Pool | ClientBase): Promise<string> {
  return verifierKey(await originOf(database), signingKey());
}

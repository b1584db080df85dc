import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Command } from "commander";
import { trailState } from "@/lib/kernel/seal";
import { adminUrl, env } from "@/lib/platform/env";
import { weaknesses } from "@/lib/platform/weakness";
import { evidenceStore } from "../upload";
import { globalsOf, onHost, say } from "./session";

/** `annex doctor`: what this installation is, and what is weaker than it could be. */
export function addDoctor(program: Command) {
  program
    .command("doctor")
    .description("say what this installation is and what is weaker than it could be")
    .action(async (_options: object, command: Command) => {
      const found = await onHost(examine);
      const words = [
        `Node ${found.node}, data in ${found.data}, ${found.embedded ? "embedded" : "external"} database`,
        `Files in ${found.files}`,
        `Trail: ${found.trail.size} entries sealed, ${found.trail.unsealed} waiting`,
        ...found.weaknesses.map(({ code, message }) => `weaker: ${code}: ${message}`),
      ];
      say(globalsOf(command), found, words.join("\n"));
    });
}

async function examine() {
  const embedded = env.databaseUrl === undefined;
  const found = await weaknesses(adminUrl());
  // The embedded server's superuser belongs to this host alone and is no weakness of its own.
  const shown = embedded ? found.filter(({ code }) => code !== "superuser") : found;
  return {
    node: process.version,
    data: env.data,
    embedded,
    ...(embedded && { databaseUrl: adminUrl() }),
    files: env.s3 ? `S3, bucket ${env.s3.bucket}` : join(env.data, "evidence"),
    trail: await trailState(),
    weaknesses: [...shown, ...openFiles(), ...(await storeAway())],
  };
}

/** Secrets that others on the host could read. */
function openFiles() {
  return ["secret", "database.json", "demo.json", "keys/trail.pem"]
    .map((name) => join(env.data, name))
    .filter((path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0)
    .map((path) => ({
      code: "readable_secret",
      message: `Others may read ${path}: chmod 600 ${path}`,
    }));
}

/** A store that does not answer: uploads and downloads are answered with 503 until it does. */
async function storeAway() {
  const message = await evidenceStore.trouble();
  return message ? [{ code: "files_unavailable", message }] : [];
}

import { readFileSync, writeFileSync } from "node:fs";
import type { Command } from "commander";
import { notFound } from "@/lib/kernel/errors";
import { latestCheckpoint, sealAll } from "@/lib/kernel/seal";
import { trailKey, verifyTrail } from "@/lib/kernel/verify";
import { globalsOf, onHost, say } from "./session";

/** `annex trail verify | checkpoint | key`: the proof that nobody changed what was written. */
export function addTrail(program: Command) {
  const trail = program.command("trail").description("the append-only record of who did what");
  trail
    .command("verify")
    .description("recompute every leaf, root, signature and record version")
    .option("--checkpoint <file>", "a checkpoint kept elsewhere, to find a trail that was cut")
    .action(async ({ checkpoint }: { checkpoint?: string }, command: Command) => {
      const kept = checkpoint ? readFileSync(checkpoint, "utf8") : undefined;
      const verdict = await onHost(async () => {
        await sealAll();
        return verifyTrail(kept);
      });
      const words = verdict.ok
        ? `The trail holds: ${verdict.size} entries, root ${verdict.root}.`
        : verdict.problems.map(({ kind, message }) => `${kind}: ${message}`).join("\n");
      say(globalsOf(command), verdict, words);
      if (!verdict.ok) process.exitCode = 1;
    });
  trail
    .command("checkpoint")
    .description("the newest signed checkpoint, to be kept elsewhere")
    .option("--out <file>", "write it to a file")
    .action(async ({ out }: { out?: string }, command: Command) => {
      const found = await onHost(async () => {
        await sealAll();
        return latestCheckpoint();
      });
      if (!found) throw notFound("checkpoint: nothing has been sealed yet");
      if (out) writeFileSync(out, found.note, { flag: "wx" });
      say(
        globalsOf(command),
        found,
        out ? `Checkpoint of ${found.size} entries in ${out}` : found.note.trimEnd(),
      );
    });
  trail
    .command("key")
    .description("the public key of the checkpoints (C2SP form)")
    .action(async (_options: object, command: Command) => {
      const key = await onHost(trailKey);
      say(globalsOf(command), { key }, key);
    });
}

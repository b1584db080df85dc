import type { Command } from "commander";
import { checkRelease } from "@/lib/domain/releases/checks/queries";
import { AppError } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";
import { remoteCheck } from "./remote";
import { actingHost, cliVia, globalsOf, onHost, say } from "./session";

/** `annex release check MODEL@DIGEST`: may these weights serve? For pipelines: exit 0 says yes. */
export function addRelease(program: Command) {
  const release = program.command("release").description("releases of models");
  release
    .command("check <model@digest>")
    .description("exit 0 when an approved or deployed release has this digest, else 1 and why")
    .option("--env <environment>", "where it would serve")
    .action(async (what: string, { env }: { env?: string }, command: Command) => {
      const input = { ...partsOf(what), ...(env && { environment: env }) };
      const globals = globalsOf(command);
      const answer =
        (await remoteCheck(input)) ??
        (await onHost(async () =>
          execute(checkRelease, await actingHost(globals), input, cliVia()),
        ));
      say(globals, answer, answer.why);
      if (!answer.ok) process.exitCode = 1;
    });
}

/** `m-digest-3b@sha256:9f2c…` */
export function partsOf(what: string): { model: string; digest: string } {
  const [, model, digest] = /^([^@]+)@(.+)$/.exec(what) ?? [];
  if (!model || !digest) {
    throw new AppError("invalid", "Give the model and the digest, such as m-3b@sha256:9f2c….");
  }
  return { model, digest };
}

import { command } from "@/lib/kernel/operation";
import { releaseRefused } from "../events";
import { readRefusals } from "../rules";
import { releaseMoved } from "../schema";
import { claimRelease, releaseNamed } from "../steps";
import { attempt } from "./schema";

const TEXTS = {
  approve: "An author tried to approve the own release.",
  deploy: "Something else than the approved artefact was to be served.",
} as const;

/** Keeps an attempt that was turned away with the release: which rule, who, when. */
export const keepRefusal = command({
  name: "releases.keepRefusal",
  may: ["system"],
  writes: "isms",
  events: [releaseRefused],
  input: attempt,
  output: releaseMoved,
  async run({ tx, input, record }) {
    const { id, action, byId, rule, at } = input;
    const release = await releaseNamed(tx, id);
    const refusals = [
      ...readRefusals(release.refusals),
      { action, by: byId, at, rule, text: TEXTS[action] },
    ];
    const moved = await claimRelease(tx, id, release.version, { refusals });
    record(releaseRefused, id, { action, byId, rule, at });
    return moved;
  },
});

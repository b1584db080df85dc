import { eachApart } from "@/lib/kernel/each-apart";
import type { Clockwork } from "@/lib/kernel/job";
import { lapseAttestation, openAttestation } from "./attestations/cycle/commands";
import { lapsingAttestations, openingAttestations } from "./attestations/cycle/queries";
import { expireEvidence } from "./evidence/commands";
import { endedEvidence } from "./evidence/queries";
import { refreshControls } from "./states/commands";
import { movedControls } from "./states/queries";

/** As many as one command brings to their state. */
const TOGETHER = 500;

/** What days bring about: attestations open and lapse, evidence expires, and controls follow. */
export const controlClocks: readonly Clockwork[] = [
  {
    name: "attestations",
    async run({ run, read }) {
      await eachApart(
        "attestations.open",
        (after) => read(openingAttestations, { after }),
        (id) => run(openAttestation, { id }),
      );
      // After the other, so that what was slept through opens and lapses at once.
      await eachApart(
        "attestations.lapse",
        (after) => read(lapsingAttestations, { after }),
        (id) => run(lapseAttestation, { id }),
      );
    },
  },
  {
    name: "evidence",
    run: ({ run, read }) =>
      eachApart(
        "evidence.expire",
        (after) => read(endedEvidence, { after }),
        (id) => run(expireEvidence, { id }),
      ),
  },
  {
    name: "controls",
    async run(door) {
      const { ids } = await door.read(movedControls, {});
      for (let at = 0; at < ids.length; at += TOGETHER) {
        await door.run(refreshControls, { ids: ids.slice(at, at + TOGETHER) });
      }
    },
  },
];

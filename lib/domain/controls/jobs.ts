import type { Clockwork } from "@/lib/kernel/job";
import { lapseAttestation, openAttestation } from "./attestations/cycle/commands";
import { movingAttestations } from "./attestations/cycle/queries";
import { expireEvidence } from "./evidence/commands";
import { endedEvidence } from "./evidence/queries";
import { refreshControls } from "./states/commands";
import { movedControls } from "./states/queries";

/** What days bring about: attestations open and lapse, evidence expires, and controls follow. */
export const controlClocks: readonly Clockwork[] = [
  {
    name: "attestations",
    async run(door) {
      const { open, lapse } = await door.read(movingAttestations, {});
      for (const id of open) await door.run(openAttestation, { id });
      for (const id of lapse) await door.run(lapseAttestation, { id });
    },
  },
  {
    name: "evidence",
    async run(door) {
      const { ids } = await door.read(endedEvidence, {});
      for (const id of ids) await door.run(expireEvidence, { id });
    },
  },
  {
    name: "controls",
    async run(door) {
      const { ids } = await door.read(movedControls, {});
      if (ids.length > 0) await door.run(refreshControls, { ids: ids.slice(0, 500) });
    },
  },
];

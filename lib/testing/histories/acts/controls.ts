import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { controlClocks } from "@/lib/domain/controls/jobs";
import { clockworks } from "@/lib/domain/risks/acceptances/jobs";
import { plusDays } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { fc } from "@/lib/testing/property";
import { attest as attested, door, rescore, today } from "@/lib/testing/risks";
import { kind, type Stage, WHY } from "../stage";
import { control } from "./assessing";

export interface Attested {
  readonly control: string;
  readonly result: "effective" | "partly_effective" | "not_effective";
}

/** Something was found: the attestation no longer counts, and another is given. */
export async function attestedAnew({ people }: Stage, { control: of, result }: Attested) {
  const { jonas, priya } = people;
  const { rows } = await priya.reads(listAttestations, { control: of, state: ["accepted"] });
  const [last] = rows;
  if (last) {
    const { id, version } = last;
    await priya.does(recallAttestation, { id, version, reason: WHY });
  }
  await attested({ jonas, priya }, of, result);
}
/** And the risks follow. */
export async function attest(stage: Stage, given: Attested) {
  await attestedAnew(stage, given);
  await rescore({ riskId: stage.risk });
}

/** Days pass, and what they bring about happens: attestations lapse, acceptances end. */
export async function wait({ risk }: Stage, { days }: { days: number }) {
  clock.set(new Date(`${plusDays(today(), days)}T09:00:00Z`));
  for (const { run } of [...controlClocks, ...clockworks]) await run(door, clock.now());
  await rescore({ riskId: risk });
}

export const outcome: fc.Arbitrary<Attested> = fc.record({
  control,
  result: fc.constantFrom<Attested["result"]>("effective", "partly_effective", "not_effective"),
});
export const controls = [
  kind("attest", outcome, attest, { weight: 14, spoils: [] }),
  kind("wait", fc.record({ days: fc.constantFrom(1, 6, 21, 45) }), wait, { spoils: [] }),
];

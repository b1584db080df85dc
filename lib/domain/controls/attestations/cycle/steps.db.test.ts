import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { clock } from "@/lib/platform/clock";
import { attested, door, evidenceOf, inDays, today } from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { adoptAnnexA } from "../../commands";
import { withdrawEvidence } from "../../evidence/commands";
import { listEvidence } from "../../evidence/queries";
import { controlClocks } from "../../jobs";
import { getControl } from "../../queries";
import { acceptAttestation, submitAttestation } from "../commands";
import { listAttestations } from "../queries";
import { recallAttestation } from "./commands";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
}, 60_000);
afterEach(() => clock.set(null));

const stateOf = async (ref: string) =>
  (await people.priya.reads(getControl, { id: ref })).operatingState;

async function attestations(control: string, isAccepted: boolean) {
  const { rows } = await people.priya.reads(listAttestations, {
    control,
    state: isAccepted ? ["accepted"] : ["scheduled", "due", "overdue", "submitted"],
  });
  return rows;
}

async function first(control: string, isAccepted: boolean) {
  const [found] = await attestations(control, isAccepted);
  if (!found) throw new Error(`${control} has no such attestation`);
  return found;
}

const withdraw = ({ id, version }: { id: string; version: number }) =>
  people.priya.does(withdrawEvidence, { id, version, reason: "The export was cropped." });

/** Accepted evidence of the control, the newest first. */
async function piecesOf(control: string) {
  const { rows } = await people.priya.reads(listEvidence, { control, state: ["accepted"] });
  return rows;
}

async function submit(control: string, evidence: string[]) {
  const { id, version } = await first(control, false);
  const period = { periodFrom: inDays(-30), periodTo: today() };
  return people.jonas.does(submitAttestation, {
    ...{ id, version, result: "effective", comment: null, ...period, evidence },
  });
}

describe("evidence that is withdrawn", () => {
  it("takes along what was attested on it alone, and says why", async () => {
    const id = await attested(people, "A.8.24");
    expect(await stateOf("A.8.24")).toBe("attested");
    for (const piece of await piecesOf("A.8.24")) await withdraw(piece);
    expect(await attestations("A.8.24", false)).toMatchObject([{ id, state: "due" }]);
    expect(await stateOf("A.8.24")).toBe("planned");
  });

  it("leaves what another piece covers", async () => {
    const { jonas, priya } = people;
    await attested(people, "A.8.5");
    const { id, version } = await first("A.8.5", true);
    await priya.does(recallAttestation, { id, version, reason: "A second export was found." });
    const fresh = await evidenceOf(jonas, "A.8.5");
    const [old] = await piecesOf("A.8.5");
    const sent = await submit("A.8.5", [old?.reference ?? "", fresh.reference]);
    const tests = {
      ...{ relevant: true, reliable: true, sufficient: true, current: true, traceable: true },
    };
    await priya.does(acceptAttestation, { id, version: sent.version, tests });
    const [one, other] = await piecesOf("A.8.5");
    if (one) await withdraw(one);
    expect(await stateOf("A.8.5")).toBe("attested");
    if (other) await withdraw(other);
    expect(await stateOf("A.8.5")).toBe("planned");
  });

  it("leaves it to the reviewer where the next attestation has been sent", async () => {
    await attested(people, "A.8.6");
    clock.set(new Date(`${inDays(85)}T09:00:00Z`));
    for (const { run } of controlClocks) await run(door, clock.now());
    const [old] = await piecesOf("A.8.6");
    const fresh = await evidenceOf(people.jonas, "A.8.6");
    await submit("A.8.6", [fresh.reference]);
    if (old) await withdraw(old);
    expect(await attestations("A.8.6", true)).toHaveLength(1);
    expect(await attestations("A.8.6", false)).toMatchObject([{ state: "submitted" }]);
  });
});

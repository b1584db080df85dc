import { beforeAll, describe, expect, it } from "vitest";
import { rejectAttestation, submitAttestation } from "@/lib/domain/controls/attestations/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { annexA } from "@/lib/domain/controls/catalogue";
import { adoptAnnexA, assignControl, decideControl } from "@/lib/domain/controls/commands";
import { acceptEvidence } from "@/lib/domain/controls/evidence/commands";
import { getControl } from "@/lib/domain/controls/queries";
import { approveSoa, returnSoa, submitSoa } from "@/lib/domain/controls/soa/editions/commands";
import { getSoaEdition } from "@/lib/domain/controls/soa/editions/queries";
import { recordSecondLook, requestReview } from "@/lib/domain/people/segregation/commands";
import { invited } from "@/lib/testing/invited";
import { evidenceOf, inDays, today } from "@/lib/testing/risks";
import { system, type TestPerson, type World, world } from "@/lib/testing/world";
import { listTasks } from "../queries";
import type { TaskKind } from "../schema";

let people: World;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
});

const who = (kind: TaskKind, reference: string) => invited(people, kind, reference);
const control = (id: string) => people.priya.reads(getControl, { id });

async function decided(id: string) {
  const { version } = await control(id);
  const inclusion = [{ kind: "contract" as const, text: "Asked for by the customer contracts." }];
  await people.priya.does(decideControl, { id, version, necessary: true, inclusion });
}
async function assigned(id: string, owner: TestPerson, reviewer: TestPerson) {
  const { version } = await control(id);
  const both = { owner: owner.reference, reviewer: reviewer.reference, attestationDays: 90 };
  await people.priya.does(assignControl, { id, version, ...both });
}
async function submitted(ref: string, by: TestPerson) {
  const { rows } = await people.priya.reads(listAttestations, { control: ref });
  const [open] = rows;
  if (!open) throw new Error(`${ref} has no attestation`);
  const { reference } = await evidenceOf(by, ref);
  const period = { periodFrom: inDays(-30), periodTo: today() };
  const said = { ...period, result: "effective" as const, evidence: [reference] };
  await by.does(submitAttestation, { id: open.id, version: open.version, ...said });
  return { id: open.id, version: open.version + 1, evidence: reference };
}

describe("a control", () => {
  it("waits for a decision, an owner, the owner's word and the reviewer", async () => {
    const { bram, priya, daan } = people;
    expect(await who("decide_control", "A.8.13")).toEqual(["priya"]);
    await decided("A.8.13");
    expect(await who("decide_control", "A.8.13")).toEqual([]);
    expect(await who("assign_control", "A.8.13")).toEqual(["priya"]);
    await assigned("A.8.13", bram, priya);
    expect(await who("assign_control", "A.8.13")).toEqual([]);
    expect(await who("attest", "A.8.13")).toEqual(["bram"]);
    const sent = await submitted("A.8.13", bram);
    expect(await who("attest", "A.8.13")).toEqual([]);
    expect(await who("review_attestation", "A.8.13")).toEqual(["priya"]);
    const review = { kind: ["review_attestation"], q: "A.8.13" };
    const { rows } = await priya.reads(listTasks, review);
    expect(rows).toMatchObject([{ reference: "A.8.13", due: null, overdue: false }]);
    expect(await who("accept_evidence", sent.evidence)).toEqual([]);
    const back = { id: sent.id, version: sent.version, due: inDays(7), reason: "Two nodes miss." };
    await daan.does(rejectAttestation, back);
    expect(await who("review_attestation", "A.8.13")).toEqual([]);
    expect(await who("attest", "A.8.13")).toEqual(["bram"]);
  });

  it("whose reviewer attested it waits for top management", async () => {
    const { anton, priya } = people;
    await decided("A.8.14");
    await assigned("A.8.14", anton, priya);
    await submitted("A.8.14", anton);
    await assigned("A.8.14", people.oskar, anton);
    expect(await who("review_attestation", "A.8.14")).toEqual(["daan", "saskia"]);
  });
});

describe("evidence", () => {
  it("waits for a named reviewer, compliance or top management, never for who submitted it", async () => {
    const { priya, anton, bram } = people;
    await decided("A.8.15");
    await assigned("A.8.15", bram, anton);
    const { reference: hers } = await evidenceOf(priya, "A.8.15");
    expect(await who("accept_evidence", hers)).toEqual(["anton", "daan", "saskia"]);
    const { id, reference: his } = await evidenceOf(anton, "A.8.15");
    expect(await who("accept_evidence", his)).toEqual(["daan", "priya", "saskia"]);
    const look = await anton.does(requestReview, {
      ...{ rule: "S3", recordKind: "evidence", recordId: his, act: "evidence.accept" },
      reason: "Everybody else is away until next week.",
    });
    expect(await who("second_look", look.reference)).not.toContain("anton");
    const words = { secondLook: "Opened the export and compared two lines." };
    await priya.does(recordSecondLook, { id: look.id, version: look.version, ...words });
    expect(await who("accept_evidence", his)).toContain("anton");
    await anton.does(acceptEvidence, { id, version: 1 });
    expect(await who("accept_evidence", his)).toEqual([]);
  });
});

describe("the Statement of Applicability", () => {
  const soa = () => people.priya.reads(getSoaEdition, { id: "SOA-1.0" });

  it("waits for its officer, then for top management that decided no line", async () => {
    const { priya, saskia } = people;
    for (const { id } of annexA) await decided(id);
    expect(await who("finish_soa", "SOA-1.0")).toEqual(["priya"]);
    expect(await who("approve_soa", "SOA-1.0")).toEqual([]);
    const { id, version } = await soa();
    const sent = await priya.does(submitSoa, { id, version });
    expect(await who("finish_soa", "SOA-1.0")).toEqual([]);
    expect(await who("approve_soa", "SOA-1.0")).toEqual(["daan", "saskia"]);
    const comment = "Say more about the cables, please.";
    await saskia.does(returnSoa, { id, version: sent.version, comment });
    expect(await who("finish_soa", "SOA-1.0")).toEqual(["priya"]);
    const again = await priya.does(submitSoa, { id, version: (await soa()).version });
    await saskia.does(approveSoa, { id, version: again.version });
    expect(await who("approve_soa", "SOA-1.0")).toEqual([]);
  });
});

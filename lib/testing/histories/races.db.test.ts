import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { editAsset } from "@/lib/domain/assets/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { recallAttestation } from "@/lib/domain/controls/attestations/cycle/commands";
import { listAttestations } from "@/lib/domain/controls/attestations/queries";
import { adoptAnnexA } from "@/lib/domain/controls/commands";
import {
  acceptRisk,
  rejectAcceptance,
  revokeAcceptance,
} from "@/lib/domain/risks/acceptances/commands";
import { withdrawAcceptance } from "@/lib/domain/risks/acceptances/renewals/commands";
import { assessRisk, confirmRisk } from "@/lib/domain/risks/assessments/commands";
import { changeRisks } from "@/lib/domain/risks/bulk/commands";
import { editRisk } from "@/lib/domain/risks/commands";
import { getRisk } from "@/lib/domain/risks/details/queries";
import { soaking } from "@/lib/testing/property";
import {
  assessment,
  asset,
  attest,
  attested,
  inDays,
  proposed,
  rated,
  requested,
  rescore,
} from "@/lib/testing/risks";
import { system, type World, world } from "@/lib/testing/world";
import { race, racesText } from "./race";

/** Races of each kind in a test run; eight kinds make a thousand in the soak. */
const RACES = soaking ? 130 : 12;

const CONTROL = "A.8.20";

let people: World;
let endpoint: string;
beforeAll(async () => {
  people = await world();
  await system.does(adoptAnnexA, {});
  endpoint = (await asset(people, "ep-summarise")).reference;
  await attested(people, CONTROL);
}, 120_000);
afterAll(() => process.stdout.write(racesText()));

const reason = "The rest fits the appetite.";
const high = () => rated({ owner: people.grace, assets: [endpoint], likelihood: 4, impact: 3 });
const read = (id: string) => people.priya.reads(getRisk, { id });

describe("two people at once", () => {
  it("decide on a request: one decides, the other learns that it is decided", async () => {
    const { saskia, daan, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const asked = await requested(priya, await read(id));
      const act = { id: asked.id, version: asked.version, reason };
      const accepting = { ...act, validUntil: inDays(30 + (round % 100)) };
      const { won, refusals } = await race(
        () => saskia.does(acceptRisk, accepting),
        round % 2 === 0
          ? () => daan.does(acceptRisk, accepting)
          : () => daan.does(rejectAcceptance, act),
      );
      expect(refusals).toHaveLength(1);
      expect(["conflict", "wrong_state"]).toContain(refusals[0].code);
      const [decided] = (await read(id)).acceptances;
      expect(decided).toMatchObject({
        id: asked.id,
        state: won === 0 || round % 2 === 0 ? "accepted" : "rejected",
        decidedBy: (won === 0 ? saskia : daan).name,
      });
      if (decided?.state === "accepted") {
        await priya.does(revokeAcceptance, { id: asked.id, version: decided.version, reason });
      }
    }
  }, 600_000);

  it("edit a risk: one edit is kept whole, the other sees what it is now", async () => {
    const { grace, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const { version } = await read(id);
      const edit = (who: string) => ({
        id,
        version,
        title: `${who} ${round}`,
        cause: `${who} ${round}`,
      });
      const { won, refusals } = await race(
        () => grace.does(editRisk, edit("Grace")),
        () => priya.does(editRisk, edit("Priya")),
      );
      const now = await read(id);
      const title = `${won === 0 ? "Grace" : "Priya"} ${round}`;
      expect(now).toMatchObject({ version: version + 1, title, cause: title });
      expect(refusals).toEqual([
        expect.objectContaining({ code: "conflict", current: expect.objectContaining({ title }) }),
      ]);
    }
  }, 600_000);

  it("assess a risk: one assessment is kept, never half of two", async () => {
    const { grace, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const before = await read(id);
      const rate = (likelihood: number) => ({
        ...assessment(likelihood, 2),
        id,
        version: before.version,
      });
      const { won, refusals } = await race(
        () => grace.does(assessRisk, rate(4)),
        () => priya.does(assessRisk, rate(5)),
      );
      expect(refusals).toMatchObject([{ code: "conflict" }]);
      const now = await read(id);
      expect(now.assessments).toHaveLength(before.assessments.length + 1);
      const likelihood = won === 0 ? 4 : 5;
      expect(now.inherent).toMatchObject({ likelihood, impact: 2 });
      expect(now.assessments[0]?.inherent).toMatchObject({ likelihood, impact: 2 });
    }
  }, 600_000);

  it("edit while another accepts: never is accepted what nobody was shown", async () => {
    const { saskia, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const before = await read(id);
      const asked = await requested(priya, before);
      const { version } = await read(id);
      const { refusals } = await race(
        () =>
          saskia.does(acceptRisk, {
            id: asked.id,
            version: asked.version,
            reason,
            validUntil: inDays(30),
          }),
        () => priya.does(editRisk, { id, version, cause: `Because of round ${round},` }),
      );
      expect(refusals.map(({ code }) => code)).toEqual(["conflict"]);
      const now = await read(id);
      const [decided] = now.acceptances;
      expect(decided?.state).toBe(now.cause === before.cause ? "accepted" : "requested");
      const act = { id: asked.id, version: decided?.version ?? 0, reason };
      if (decided?.state === "accepted") await priya.does(revokeAcceptance, act);
      else await saskia.does(rejectAcceptance, act);
    }
  }, 600_000);

  it("assess while another accepts: one is done, the other sees what the risk is now", async () => {
    const { saskia, grace, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const before = await read(id);
      const asked = await requested(priya, before);
      const { version } = await read(id);
      const likelihood = before.inherent?.likelihood === 4 ? 5 : 4;
      const accepting = { id: asked.id, version: asked.version, reason, validUntil: inDays(30) };
      const { won, refusals } = await race(
        () => saskia.does(acceptRisk, accepting),
        () => grace.does(assessRisk, { ...assessment(likelihood, 3), id, version }),
      );
      const [decided] = (await read(id)).acceptances;
      // Who was slower is shown the accepted risk, or the request at another level.
      expect(refusals).toMatchObject([
        { code: "conflict", current: won === 0 ? { id, state: "accepted" } : { id: asked.id } },
      ]);
      expect(decided).toMatchObject({ state: won === 0 ? "accepted" : "requested" });
      const now = await read(id);
      expect(now.inherent).toMatchObject(won === 0 ? { ...before.inherent } : { likelihood });
      const act = { id: asked.id, version: decided?.version ?? 0, reason };
      if (won === 0) await priya.does(revokeAcceptance, act);
      else await saskia.does(rejectAcceptance, act);
    }
  }, 600_000);

  it("withdraw a request while another accepts: one decides", async () => {
    const { saskia, grace, priya } = people;
    const { id } = await high();
    for (let round = 0; round < RACES; round += 1) {
      const asked = await requested(priya, await read(id));
      const act = { id: asked.id, version: asked.version, reason };
      const { won, refusals } = await race(
        () => saskia.does(acceptRisk, { ...act, validUntil: inDays(30) }),
        () => grace.does(withdrawAcceptance, act),
      );
      expect(refusals).toHaveLength(1);
      expect(["conflict", "wrong_state"]).toContain(refusals[0].code);
      const { state, acceptances } = await read(id);
      expect(state).toBe(won === 0 ? "accepted" : "assessed");
      if (won !== 0) continue;
      const { version } = acceptances[0] ?? act;
      await priya.does(revokeAcceptance, { id: asked.id, version, reason });
    }
  }, 600_000);

  it("accept while what it rests on gets worse: never stays accepted what is no longer so", async () => {
    const { grace, priya, anton } = people;
    const controls = [{ control: CONTROL, side: "likelihood", strength: "strong" }] as const;
    const rating = { likelihood: 5, impact: 3, controls };
    const { id } = await rated({ owner: grace, assets: [endpoint], ...rating });
    for (let round = 0; round < RACES; round += 1) {
      const { version } = await read(id);
      await grace.does(confirmRisk, { id, version });
      const asked = await requested(priya, await read(id));
      const shown = { id: asked.id, version: asked.version };
      const failing = await priya.reads(listAttestations, {
        control: CONTROL,
        state: ["accepted"],
      });
      const exposed = await anton.reads(getAsset, { id: endpoint });
      const worse = [
        async () => {
          const [last] = failing.rows;
          const recalled = { id: last?.id ?? "", version: last?.version ?? 0, reason };
          await priya.does(recallAttestation, recalled);
          await rescore({ riskId: id });
        },
        async () => {
          const exposure = exposed.exposure === "public" ? "internal" : "public";
          await anton.does(editAsset, { id: exposed.id, version: exposed.version, exposure });
          await rescore({ assetId: exposed.id });
        },
      ] as const;
      const other = round % 2;
      const { refusals } = await race(
        () => grace.does(acceptRisk, { ...shown, reason, validUntil: inDays(30) }),
        worse[other === 0 ? 0 : 1],
      );
      for (const { code } of refusals) expect(code).toBe("conflict");
      const after = await read(id);
      const [decided] = after.acceptances;
      // Accepted before, it fell; accepted after, it was not as it was shown.
      expect([after.state, decided?.state]).toEqual([
        "assessed",
        refusals.length === 0 ? "voided" : "requested",
      ]);
      const open = { id: asked.id, version: decided?.version ?? 0, reason };
      if (decided?.state === "requested") await priya.does(withdrawAcceptance, open);
      if (other === 1) continue;
      await attest(people, CONTROL, "effective");
      await rescore({ riskId: id });
    }
  }, 600_000);

  it("change many risks in bulk, in whatever order: one change is kept whole", async () => {
    const { grace, priya } = people;
    const ids: string[] = [];
    for (let at = 0; at < 12; at += 1) ids.push((await proposed(grace, [endpoint])).id);
    for (let round = 0; round < RACES; round += 1) {
      const { version } = await read(ids[0] ?? "");
      const risks = ids.map((id) => ({ id, version }));
      const days = 30 + 2 * round;
      const { won, refusals } = await race(
        () => grace.does(changeRisks, { risks, change: { reviewDays: days } }),
        () =>
          priya.does(changeRisks, {
            risks: risks.toReversed(),
            change: { reviewDays: days + 1 },
          }),
      );
      expect(refusals).toMatchObject([{ code: "conflict" }]);
      for (const id of ids) {
        expect(await read(id)).toMatchObject({ version: version + 1, reviewDays: days + won });
      }
    }
  }, 600_000);
});

import { beforeAll, describe, expect, it } from "vitest";
import { actorOfSession } from "@/lib/adapters/actors";
import { claimTry, countersOf, FREE_TRIES } from "@/lib/adapters/lockout";
import { setPasswordByLink, signIn } from "@/lib/adapters/sign-in";
import { connectAs } from "@/lib/testing/database";
import { person, type TestPerson, type World, world } from "@/lib/testing/world";
import { addPerson, deactivatePerson, revokeRole } from "../commands";
import { changePassword, issueResetLink } from "../credentials/commands";
import { getPerson } from "../queries";
import { closeSession, endOtherSessions, endSession } from "./commands";
import { listSessions } from "./queries";

const RIGHT = "heron lantern oak";
const WRONG = "heron lantern elm";
let all: World;
let addresses = 0;

/** Each from an address of its own, unless the test says otherwise. */
const attempt = (email: string, password: string, address = `192.0.2.${++addresses}`) =>
  signIn({ email, password, device: "Firefox on Linux", address });

async function joined(name: string): Promise<TestPerson & { email: string }> {
  const email = `${name}@annex.example`;
  const added = await all.jonas.does(addPerson, { name, email, roles: ["engineer"] });
  const { token } = await all.jonas.does(issueResetLink, { id: added.id });
  await setPasswordByLink({ token, password: RIGHT });
  const actor = { kind: "person", id: added.id, name, roles: ["engineer", "staff"] } as const;
  return { ...person(actor, added.reference), email };
}

async function signedIn(email: string, password = RIGHT) {
  const secret = await attempt(email, password);
  const actor = secret ? await actorOfSession(secret) : null;
  if (!secret || !actor) throw new Error(`${email} cannot sign in`);
  return { secret, person: person(actor, email) };
}

async function sql(statement: string, ...values: unknown[]) {
  const admin = await connectAs("admin");
  const { rows } = await admin.query(statement, values);
  await admin.end();
  return rows;
}
const trailOf = async (action: string) =>
  (await sql("SELECT body FROM audit.entry WHERE action = $1 ORDER BY id", action)).map(
    ({ body }: { body: string }) => JSON.parse(body),
  );

beforeAll(async () => {
  all = await world();
});

describe("signing in", () => {
  it("takes the right password, whatever the case of the address", async () => {
    await joined("ada");
    const { person: ada } = await signedIn(" ADA@annex.example");
    const { rows } = await ada.reads(listSessions);
    expect(rows).toMatchObject([{ device: "Firefox on Linux", current: true }]);
    expect((await trailOf("person.signed_in")).at(-1)).toMatchObject({ actor: ada.id });
  });

  it("answers alike to the wrong password, the unknown and the one who left", async () => {
    const ben = await joined("ben");
    expect(await attempt(ben.email, WRONG)).toBeNull();
    expect(await attempt("nobody@annex.example", RIGHT)).toBeNull();
    expect(await attempt("not an address \u0000", RIGHT)).toBeNull();
    expect(await attempt(ben.email, "x".repeat(5000))).toBeNull();
    const { version } = await all.jonas.reads(getPerson, { id: ben.id });
    await all.jonas.does(deactivatePerson, { id: ben.id, version });
    expect(await attempt(ben.email, RIGHT)).toBeNull();
    const refused = await trailOf("person.sign_in_refused");
    expect(refused.map((entry) => entry.data.why)).toEqual([
      "wrong_password",
      "unknown",
      "unknown",
      "wrong_password",
      "no_access",
    ]);
  });

  it("costs somebody unknown as long as somebody known", async () => {
    const cara = await joined("cara");
    // The fastest of three: what a machine does beside it only adds.
    const time = async (email: string) => {
      const taken: number[] = [];
      for (let n = 0; n < 3; n++) {
        const from = performance.now();
        await attempt(email, WRONG);
        taken.push(performance.now() - from);
      }
      return Math.min(...taken);
    };
    await time("warm@annex.example");
    const [unknown, known] = [await time("who@annex.example"), await time(cara.email)];
    expect(Math.min(unknown, known) / Math.max(unknown, known)).toBeGreaterThan(0.3);
  });
});

describe("the soft lock", () => {
  it("looks at exactly five passwords of fifty sent at once", async () => {
    const dana = await joined("dana");
    const before = (await trailOf("person.sign_in_refused")).length;
    const tries = Array.from({ length: 50 }, () => attempt(dana.email, WRONG));
    expect(await Promise.all(tries)).toEqual(Array(50).fill(null));
    const entries = (await trailOf("person.sign_in_refused")).slice(before);
    expect(entries).toHaveLength(FREE_TRIES.account);
    expect(entries.filter((entry) => entry.data.locks)).toHaveLength(1);
    expect(await attempt(dana.email, RIGHT)).toBeNull();
  });

  it("waits 1, 2, 4, 8 and then 15 minutes, and forgives the right password", async () => {
    const eli = await joined("eli");
    for (let n = 0; n < FREE_TRIES.account - 1; n++) await attempt(eli.email, WRONG);
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      await attempt(eli.email, WRONG);
      const [longest] =
        await sql(`SELECT round(extract(epoch FROM max(lock_until) - now()) / 60)::int AS wait
        FROM app.sign_in_failure WHERE key LIKE 'account:%' AND count >= 5 AND lock_until > now()
          AND key NOT IN (SELECT key FROM app.sign_in_failure ORDER BY last_at DESC OFFSET 2)`);
      expect(longest?.wait).toBe(minutes);
      await sql("UPDATE app.sign_in_failure SET lock_until = now()");
    }
    expect(await attempt(eli.email, RIGHT)).not.toBeNull();
    expect(await attempt(eli.email, WRONG)).toBeNull();
    expect(await attempt(eli.email, RIGHT)).not.toBeNull();
  });

  it("turns nobody away because others try at the same moment", async () => {
    for (let round = 0; round < 20; round++) {
      const address = `192.0.2.${round}`;
      const turns = Array.from({ length: FREE_TRIES.address - 1 }, (_, at) =>
        claimTry(countersOf(`colleague-${at}@round-${round}.example`, address)),
      );
      expect((await Promise.all(turns)).filter(({ allowed }) => !allowed)).toEqual([]);
    }
  });

  it("stops one address that tries many accounts, and lets others in", async () => {
    const fred = await joined("fred");
    const shared = "198.51.100.9";
    for (let n = 0; n < FREE_TRIES.address; n++)
      await attempt(`x${n}@annex.example`, WRONG, shared);
    expect(await attempt(fred.email, RIGHT, shared)).toBeNull();
    expect(await attempt(fred.email, RIGHT)).not.toBeNull();
  });
});

describe("sessions", () => {
  it("end when their person says so, here and elsewhere", async () => {
    const gina = await joined("gina");
    const [here, there, third] = [
      await signedIn(gina.email),
      await signedIn(gina.email),
      await signedIn(gina.email),
    ];
    await here.person.does(endSession, { id: there.person.actor.sessionId ?? "" });
    expect(await actorOfSession(there.secret)).toBeNull();
    const foreign = await signedIn("ada@annex.example");
    const reach = foreign.person.does(endSession, { id: third.person.actor.sessionId ?? "" });
    await expect(reach).rejects.toMatchObject({ code: "not_found" });
    expect(await here.person.does(endOtherSessions, {})).toEqual({ ended: 1 });
    expect(await actorOfSession(third.secret)).toBeNull();
    await here.person.does(closeSession, {});
    expect(await actorOfSession(here.secret)).toBeNull();
  });

  it("end after half an hour without use, and after twelve in any case", async () => {
    const hal = await joined("hal");
    const { secret, person: one } = await signedIn(hal.email);
    const move = (column: string, by: string) =>
      sql(
        `UPDATE app.session SET ${column} = now() - $2::interval WHERE id = $1`,
        one.actor.sessionId,
        by,
      );
    await move("seen_at", "29 minutes");
    expect(await actorOfSession(secret)).not.toBeNull();
    const [row] = await sql(
      "SELECT seen_at > now() - interval '1 minute' AS seen FROM app.session WHERE id = $1",
      one.actor.sessionId,
    );
    expect(row?.seen).toBe(true);
    await move("seen_at", "31 minutes");
    expect(await actorOfSession(secret)).toBeNull();
    await move("seen_at", "0 minutes");
    await move("expires_at", "1 second");
    expect(await actorOfSession(secret)).toBeNull();
  });
});

describe("sessions of people whose standing changes", () => {
  it("lose a role, or all, with the next request", async () => {
    const ines = await joined("ines");
    const { secret } = await signedIn(ines.email);
    const before = await all.jonas.reads(getPerson, { id: ines.id });
    const { version } = await all.jonas.does(revokeRole, {
      id: ines.id,
      version: before.version,
      role: "engineer",
    });
    expect((await actorOfSession(secret))?.roles).toEqual(["staff"]);
    await all.jonas.does(deactivatePerson, { id: ines.id, version });
    expect(await actorOfSession(secret)).toBeNull();
  });

  it("of a person from outside end with the agreed day", async () => {
    const ravi = await all.jonas.does(addPerson, {
      name: "Ravi",
      email: "ravi@annex.example",
      external: true,
      accessUntil: "2198-12-31",
      roles: ["internal_auditor"],
    });
    const { token } = await all.jonas.does(issueResetLink, { id: ravi.id });
    await setPasswordByLink({ token, password: RIGHT });
    const { secret } = await signedIn("ravi@annex.example");
    await sql("ALTER TABLE app.person DISABLE TRIGGER keep_update");
    await sql("UPDATE app.person SET access_until = current_date - 1 WHERE id = $1", ravi.id);
    await sql("ALTER TABLE app.person ENABLE ALWAYS TRIGGER keep_update");
    expect(await actorOfSession(secret)).toBeNull();
    expect(await attempt("ravi@annex.example", RIGHT)).toBeNull();
  });
});

describe("passwords", () => {
  it("are changed by their person, which ends every other session", async () => {
    const jule = await joined("jule");
    const [here, there] = [await signedIn(jule.email), await signedIn(jule.email)];
    const next = "copper sail on tuesday";
    await expect(
      here.person.does(changePassword, { current: WRONG, password: next }),
    ).rejects.toMatchObject({ fields: { current: [expect.any(String)] } });
    await expect(
      here.person.does(changePassword, { current: RIGHT, password: "jule jule jule" }),
    ).rejects.toMatchObject({ fields: { password: [expect.any(String)] } });
    await here.person.does(changePassword, { current: RIGHT, password: next });
    expect(await actorOfSession(there.secret)).toBeNull();
    expect(await actorOfSession(here.secret)).not.toBeNull();
    expect(await attempt(jule.email, RIGHT)).toBeNull();
    expect(await attempt(jule.email, next)).not.toBeNull();
  });

  it("are set by a link once, by the newest one, for half an hour", async () => {
    const kai = await joined("kai");
    const { secret } = await signedIn(kai.email);
    const old = await all.jonas.does(issueResetLink, { id: kai.id });
    const { token } = await all.jonas.does(issueResetLink, { id: kai.email });
    const password = "copper sail on tuesday";
    await expect(setPasswordByLink({ token: old.token, password })).rejects.toThrow(/run out/);
    await expect(setPasswordByLink({ token, password: "short" })).rejects.toMatchObject({
      fields: { password: [expect.any(String)] },
    });
    const both = await Promise.allSettled([
      setPasswordByLink({ token, password }),
      setPasswordByLink({ token, password }),
    ]);
    expect(both.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await actorOfSession(secret)).toBeNull();
    const late = await all.jonas.does(issueResetLink, { id: kai.id });
    await sql("ALTER TABLE app.reset_link DISABLE TRIGGER keep_update");
    await sql("UPDATE app.reset_link SET expires_at = now() WHERE used_at IS NULL");
    await sql("ALTER TABLE app.reset_link ENABLE ALWAYS TRIGGER keep_update");
    await expect(setPasswordByLink({ token: late.token, password })).rejects.toThrow(/run out/);
    await expect(setPasswordByLink(null)).rejects.toThrow(/run out/);
    await expect(all.priya.does(issueResetLink, { id: kai.id })).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("stand nowhere in words: not in the trail, not in a version", async () => {
    const [found] = await sql(
      `SELECT (SELECT count(*)::int FROM audit.entry WHERE body LIKE '%heron%')
        + (SELECT count(*)::int FROM audit.record_version WHERE data::text LIKE '%argon2%' OR data::text LIKE '%heron%') AS n`,
    );
    expect(found?.n).toBe(0);
  });

  it("hashed with weaker parameters are hashed anew at sign-in", async () => {
    const lea = await joined("lea");
    const { hash } = await import("@node-rs/argon2");
    const weak = await hash(RIGHT, { memoryCost: 19_456, timeCost: 2 });
    await sql("ALTER TABLE app.credential DISABLE TRIGGER keep_update");
    await sql("UPDATE app.credential SET password_hash = $2 WHERE person_id = $1", lea.id, weak);
    await sql("ALTER TABLE app.credential ENABLE ALWAYS TRIGGER keep_update");
    await signedIn(lea.email);
    const [row] = await sql(
      "SELECT password_hash FROM app.credential WHERE person_id = $1",
      lea.id,
    );
    expect(row?.password_hash).toContain("$m=65536,t=3,p=1$");
    await signedIn(lea.email);
  });
});

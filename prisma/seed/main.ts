import pg from "pg";
import { actorOfPerson } from "@/lib/adapters/actors";
import { windClockwork } from "@/lib/adapters/job";
import { createLoader } from "@/lib/adapters/loader";
import { type Actor, SYSTEM } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { sealAll } from "@/lib/kernel/seal";
import { clock } from "@/lib/platform/clock";
import { disconnect } from "@/lib/platform/db";
import { loginUrl } from "@/lib/platform/env";
import { loadAssets } from "./assets";
import { loadAudits } from "./audits";
import { loadCalendar } from "./calendar";
import { loadCompensatingReviews } from "./compensating-reviews";
import { loadContext, loadContextEntries } from "./context";
import { loadControls, loadReasons, publishSoa } from "./controls";
import { loadEngagements } from "./engagements";
import { loadEvidence } from "./evidence";
import example from "./example-company.json" with { type: "json" };
import { loadFlows } from "./flows";
import { loadFrameworks } from "./frameworks";
import { loadIsmsRisks } from "./isms-risks";
import { loadMethod } from "./method";
import { loadModels } from "./models";
import { loadPeople } from "./people";
import { loadReleases } from "./releases";
import { loadRisks } from "./risks";
import { loadEnvironments, loadScope } from "./scope";
import { loadSuppliers } from "./suppliers";
import { loadThreats } from "./threats";

/** Loads the example company into an empty installation, through the commands, as its people. */
/** The example as it stands in the file; each loader reads its own part of it. */
export const readExample = () => example;

const actorOf = async (reference: string): Promise<Actor> => {
  if (reference === "system") return SYSTEM;
  const actor = await actorOfPerson(reference);
  if (!actor) throw new Error(`The example names ${reference}, who may not act.`);
  return actor;
};

/** What the days since the last act have brought about: due, lapsed, expired, opened. */
async function today(setClock: (at: Date | null) => Promise<void>) {
  await setClock(null);
  clock.set(null);
  await windClockwork();
}

/**
 * Every act at its own time, moved so that the example's `asOf` is today. Leaves the installation
 * loading; the caller sets it live.
 */
export async function loadExample(): Promise<void> {
  const owner = new pg.Client({ connectionString: loginUrl("owner") });
  await owner.connect();
  const setClock = async (at: Date | null) => {
    await owner.query("SELECT annex.set_now($1)", [at]);
  };
  const load = createLoader({ actorOf, setClock, asOf: example.asOf, today: dayOf(new Date()) });
  try {
    await loadPeople(load, example);
    await loadCalendar(load);
    await loadEnvironments(load, example);
    await loadAssets(load, example);
    await loadModels(load, example);
    await loadReleases(load, example);
    await loadSuppliers(load, example);
    await loadContextEntries(load, example);
    await loadScope(load, example);
    await loadMethod(load, example);
    await loadControls(load, example);
    await loadThreats(load);
    await loadFlows(load, example);
    await loadEvidence(load, example);
    await loadAudits(load, example);
    await today(setClock);
    await loadRisks(load, example);
    await loadReasons(load, example);
    await loadFrameworks(load);
    await publishSoa(load, example);
    await loadContext(load, example);
    await loadIsmsRisks(load, example);
    await loadEngagements(load, example);
    await loadCompensatingReviews(load, example);
    await today(setClock);
  } finally {
    clock.set(null);
    await owner.query("SELECT annex.set_now(NULL)");
    await owner.end();
  }
  await sealAll();
  await disconnect();
}

import { notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import type { AssetState } from "@/prisma/generated/enums";
import type { RiskWhereInput } from "@/prisma/generated/models";
import { AS_IT_IS, type MapChange } from "../../../assets/graph/foreseen/rules";
import { methodsOf } from "../../method/steps";
import { settlementOf } from "../../rescoring/settlement/steps";
import { bindsOf, boundAssetSelect, type Judged, judgedSelect } from "../../standing/steps";
import { actingAfter } from "../../treatments/rules";
import { bindsShape } from "../schema";
import { inForce } from "../steps";
import { anyOf, type Become, becomingOf, mapChangeOf, type Reading } from "./moves/steps";
import { otherwise, reasonsFor } from "./rules";
import { type AtStake, atStakeInput, type Change } from "./schema";
import { undoingOf } from "./undoing/steps";

/** More acceptances than these are not looked at one by one before somebody saves. */
const MOST = 1000;

type BoundAsset = Judged["assets"][number]["asset"];
type Taken = readonly Pick<Judged["controls"][number], "controlId" | "side" | "strength">[];

/** What of the database the change needs to be seen on a risk. */
interface Known {
  readonly change: Change;
  readonly assets: readonly BoundAsset[];
  readonly added: readonly BoundAsset[];
  /** What would be said of assets, or reach them, where it is something else than now; by id. */
  readonly become: ReadonlyMap<string, Become>;
  readonly controlId: string | undefined;
  /** Controls of the action that would be verified, with their states. */
  readonly taken: Judged["controls"];
}

const NOTHING: AtStake = { rows: [], isCut: false };

/**
 * What would fall if the change were made. The risks are read as they are, the change is made to what was
 * read, and the same function that settles risks after a change judges the outcome: nothing is written.
 */
export async function stakesOf(reading: Reading, change: Change): Promise<AtStake> {
  const { db } = reading;
  if (change.undone) {
    const { said, map } = await undoingOf(db, change.undone);
    return stakesOfAssets(reading, said, map);
  }
  const map = await mapChangeOf(db, change);
  if (map) return stakesOfAssets(reading, await saidOf(db, change), map);
  const where = touchedBy(change);
  return where ? fallenAmong(db, where, await knownOf(db, change)) : NOTHING;
}

/**
 * What would fall if these assets changed, each in its own way, and with them what reaches others.
 * @param said what would be said of assets otherwise, by id
 */
export async function stakesOfAssets(
  reading: Reading,
  said: ReadonlyMap<string, Become>,
  map: MapChange = AS_IT_IS,
): Promise<AtStake> {
  const { become, isCut } = await becomingOf(reading, said, map);
  if (become.size === 0) return NOTHING;
  const change = atStakeInput.parse({});
  const none = { assets: [], added: [], taken: [], controlId: undefined };
  const where = { assets: { some: { assetId: { in: [...become.keys()] } } } };
  const found = await fallenAmong(reading.db, where, { change, become, ...none });
  return { ...found, isCut: found.isCut || isCut };
}

async function fallenAmong(db: Reader, where: RiskWhereInput, known: Known): Promise<AtStake> {
  const found = await db.risk.findMany({
    where: { ...where, acceptances: { some: { state: "accepted" } } },
    select: judgedSelect,
    orderBy: { id: "asc" },
    take: MOST + 1,
  });
  const methods = await methodsOf(db);
  const fell = found.slice(0, MOST).flatMap((one) => {
    const risk: Judged = { ...one, method: methods(one.methodVersion) };
    return fallen(risk, known);
  });
  const names = await namesOf(
    db,
    fell.flatMap(({ reached }) => reached),
  );
  const rows = fell.map((one) => ({ ...one, reached: one.reached.flatMap((id) => names(id)) }));
  return { rows, isCut: found.length > MOST };
}

/** Looks the references of some assets up. */
async function namesOf(db: Reader, ids: readonly string[]): Promise<(id: string) => string[]> {
  if (ids.length === 0) return () => [];
  const found = await db.asset.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, reference: true },
  });
  const names = new Map(found.map(({ id, reference }) => [id, reference]));
  return (id) => [names.get(id) ?? []].flat();
}

function touchedBy({ risk, treatment, control }: Change): RiskWhereInput | null {
  if (risk) return named(risk);
  if (treatment) return { treatments: { some: named(treatment) } };
  return control ? { controls: { some: { control: named(control) } } } : null;
}

function fallen(risk: Judged, known: Known): AtStake["rows"] {
  const acceptance = inForce(risk);
  if (!acceptance) return [];
  const { because, reached } = known.change.anew
    ? { because: ["anew" as const], reached: [] }
    : brokenIn(risk, known);
  if (because.length === 0) return [];
  const { reference, title } = risk;
  return [
    {
      id: acceptance.id,
      reference: acceptance.reference,
      risk: { reference, title },
      ...{ because, reached },
    },
  ];
}

type Broken = Pick<AtStake["rows"][number], "because" | "reached">;

function brokenIn(risk: Judged, known: Known): Broken {
  const after = changed(risk, known);
  const { ended } = settlementOf(after);
  if (!ended) return { because: [], reached: [] };
  const { assets: bound } = bindsShape.parse(ended.acceptance.binds);
  const now = bindsOf(after).assets;
  const reached = new Set(otherwise(bound, now).filter((id) => isReached(known.become.get(id))));
  return { because: reasonsFor(ended.because, bound, now, reached), reached: [...reached] };
}

/** Nothing would be said of the asset otherwise: another class reaches it. */
const isReached = (become: Become | undefined) =>
  become !== undefined && Object.keys(become).every((name) => name === "inheritedClassification");

/** The risk as it would be read after the change. */
function changed(risk: Judged, known: Known): Judged {
  const { change } = known;
  const links = known.taken.length > 0 ? linksAfter(risk, known.taken) : risk.controls;
  return {
    ...risk,
    // Which other words does not matter: any are not those that were bound.
    ...(change.words && { cause: `${risk.cause}\u2026` }),
    assets: assetsAfter(risk, known),
    controls: links.map((link) =>
      change.state && link.controlId === known.controlId
        ? { ...link, control: { operatingState: change.state } }
        : link,
    ),
  };
}

function assetsAfter(risk: Judged, { change, assets, added, become }: Known): Judged["assets"] {
  const all = change.assets ? assets.map((asset) => ({ asset })) : risk.assets;
  const fresh = added.filter(({ id }) => !all.some(({ asset }) => asset.id === id));
  return [...all, ...fresh.map((asset) => ({ asset }))].map(({ asset }) => ({
    asset: { ...asset, ...become.get(asset.id) },
  }));
}

/** The links once the action's own act too, with the states in which their controls are. */
function linksAfter(risk: Judged, taken: Judged["controls"]): Judged["controls"] {
  const states = new Map(
    [...risk.controls, ...taken].map(({ controlId, control }) => [controlId, control]),
  );
  return actingAfter(risk.controls, taken).flatMap((link) => {
    const control = states.get(link.controlId);
    return control ? [{ ...link, control }] : [];
  });
}

/**
 * What would be said of the assets that the change names, where it is something else than now; what is out of
 * use stays as it was.
 */
async function saidOf(db: Reader, change: Change): Promise<Map<string, Become>> {
  const { classification, exposure } = change;
  if (classification === undefined && exposure === undefined) return new Map();
  const all = (await boundAssets(db, change.asset)).map((one): [string, Become] => [
    one.id,
    isOutOfUse(one)
      ? {}
      : {
          ...(classification !== undefined &&
            classification !== one.classification && { classification }),
          ...(exposure !== undefined && exposure !== one.exposure && { exposure }),
        },
  ]);
  return new Map(all.filter(([, said]) => Object.keys(said).length > 0));
}

const isOutOfUse = ({ state }: { state: AssetState }) =>
  state === "retired" || state === "disposed";

async function knownOf(db: Reader, change: Change): Promise<Known> {
  const { control } = change;
  return {
    change,
    assets: await boundAssets(db, change.assets),
    added: change.proposal ? await broughtBy(db, change.proposal) : [],
    become: new Map(),
    controlId: control && (await idOf(db.control.findUnique(one(control)), "control")),
    taken: change.treatment ? await takenBy(db, change.treatment) : [],
  };
}

const one = (ref: string) => ({ where: named(ref), select: { id: true } });

async function idOf(found: PromiseLike<{ id: string } | null>, what: string): Promise<string> {
  const record = await found;
  if (!record) throw notFound(what);
  return record.id;
}

/** @throws not_found unless all of them are there */
async function boundAssets(db: Reader, refs: readonly string[] = []) {
  const found = await db.asset.findMany({
    where: anyOf(refs),
    select: { ...boundAssetSelect, state: true },
  });
  if (found.length < new Set(refs).size) throw notFound("asset");
  return found;
}

async function broughtBy(db: Reader, ref: string): Promise<BoundAsset[]> {
  const found = await db.riskProposal.findUnique({
    where: named(ref),
    select: { asset: { select: boundAssetSelect } },
  });
  if (!found) throw notFound("proposed risk");
  return [found.asset];
}

async function takenBy(db: Reader, ref: string): Promise<Judged["controls"]> {
  const found = await db.treatment.findUnique({
    where: named(ref),
    select: {
      controls: {
        select: {
          controlId: true,
          side: true,
          strength: true,
          control: { select: { operatingState: true } },
        },
      },
    },
  });
  if (!found) throw notFound("treatment");
  return found.controls satisfies Taken;
}

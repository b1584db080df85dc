import { notFound } from "@/lib/kernel/errors";
import { isUuid, named } from "@/lib/kernel/fields";
import type { Reader } from "@/lib/platform/db";
import type { RiskWhereInput } from "@/prisma/generated/models";
import { methodsOf } from "../../method/steps";
import { settlementOf } from "../../rescoring/settlement/steps";
import { bindsOf, boundAssetSelect, type Judged, judgedSelect } from "../../standing/steps";
import { actingAfter } from "../../treatments/rules";
import { bindsShape } from "../schema";
import { inForce } from "../steps";
import { reasonsFor } from "./rules";
import { type AtStake, atStakeInput, type Change } from "./schema";

/** More acceptances than these are not looked at one by one before somebody saves. */
const MOST = 1000;

type BoundAsset = Judged["assets"][number]["asset"];
/** What an acceptance binds of an asset, as far as it would be said otherwise. */
export type Become = Partial<Pick<BoundAsset, "classification" | "exposure">>;
type Taken = readonly Pick<Judged["controls"][number], "controlId" | "side" | "strength">[];

/** What of the database the change needs to be seen on a risk. */
interface Known {
  readonly change: Change;
  readonly assets: readonly BoundAsset[];
  readonly added: readonly BoundAsset[];
  /** What would be said of assets whose class or exposure changes, by id. */
  readonly become: ReadonlyMap<string, Become>;
  readonly controlId: string | undefined;
  /** Controls of the action that would be verified, with their states. */
  readonly taken: Judged["controls"];
}

/**
 * What would fall if the change were made. The risks are read as they are, the change is made to what was
 * read, and the same function that settles risks after a change judges the outcome: nothing is written.
 */
export async function stakesOf(db: Reader, change: Change): Promise<AtStake> {
  const where = touchedBy(change);
  if (!where) return { rows: [], isCut: false };
  return fallenAmong(db, where, await knownOf(db, change));
}

/** What would fall if these assets changed, each in its own way: what an import says of many. */
export async function stakesOfAssets(
  db: Reader,
  become: ReadonlyMap<string, Become>,
): Promise<AtStake> {
  if (become.size === 0) return { rows: [], isCut: false };
  const change = atStakeInput.parse({});
  const none = { assets: [], added: [], taken: [], controlId: undefined };
  const where = { assets: { some: { assetId: { in: [...become.keys()] } } } };
  return fallenAmong(db, where, { change, become, ...none });
}

async function fallenAmong(db: Reader, where: RiskWhereInput, known: Known): Promise<AtStake> {
  const found = await db.risk.findMany({
    where: { ...where, acceptances: { some: { state: "accepted" } } },
    select: judgedSelect,
    orderBy: { id: "asc" },
    take: MOST + 1,
  });
  const methods = await methodsOf(db);
  const rows = found.slice(0, MOST).flatMap((one) => {
    const risk: Judged = { ...one, method: methods(one.methodVersion) };
    return fallen(risk, known);
  });
  return { rows, isCut: found.length > MOST };
}

function touchedBy({ risk, treatment, asset, control }: Change): RiskWhereInput | null {
  if (risk) return named(risk);
  if (treatment) return { treatments: { some: named(treatment) } };
  if (asset) return { assets: { some: { asset: anyOf(asset) } } };
  return control ? { controls: { some: { control: named(control) } } } : null;
}

function fallen(risk: Judged, known: Known): AtStake["rows"] {
  const acceptance = inForce(risk);
  if (!acceptance) return [];
  const because = known.change.anew ? (["anew"] as const) : brokenIn(risk, known);
  if (because.length === 0) return [];
  const { reference, title } = risk;
  return [
    {
      id: acceptance.id,
      reference: acceptance.reference,
      risk: { reference, title },
      because: [...because],
    },
  ];
}

function brokenIn(risk: Judged, known: Known) {
  const after = changed(risk, known);
  const { ended } = settlementOf(after);
  if (!ended) return [];
  const { assets: bound } = bindsShape.parse(ended.acceptance.binds);
  return reasonsFor(ended.because, bound, bindsOf(after).assets);
}

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

async function knownOf(db: Reader, change: Change): Promise<Known> {
  const { asset, control, classification, exposure } = change;
  const said = {
    ...(classification !== undefined && { classification }),
    ...(exposure !== undefined && { exposure }),
  };
  return {
    change,
    assets: await boundAssets(db, change.assets),
    added: change.proposal ? await broughtBy(db, change.proposal) : [],
    become: new Map((await boundAssets(db, asset)).map(({ id }) => [id, said])),
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

const anyOf = (refs: readonly string[]) => ({
  OR: [{ id: { in: refs.filter(isUuid) } }, { reference: { in: [...refs] } }],
});

/** @throws not_found unless all of them are there */
async function boundAssets(db: Reader, refs: readonly string[] = []): Promise<BoundAsset[]> {
  const found = await db.asset.findMany({
    where: anyOf(refs),
    select: boundAssetSelect,
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

// Drafts held against the inventory: which is which, what is new, what changes. Runs anywhere.
import type { AssetKind, Derivation, RelationType } from "@/prisma/generated/enums";
import { evaluationProblems } from "../evaluations/rules";
import { LINEAGE_TYPES } from "../graph/catalogue";
import { circleIn } from "../lineage/rules";
import { relationProblem } from "../relations/rules";
import { RELATION_LABELS } from "../relations/schema";
import { missingIn } from "../rules";
import { isNameless } from "./drafts/rules";
import type { Draft, DraftRelation } from "./drafts/schema";
import { isLive, KnownBy, keysOf, stubKeys } from "./matching/rules";
import type { Names } from "./naming/rules";
import { creation, current, type Difference, difference, type KnownAsset } from "./planning/rules";
import type { ImportAction } from "./schema";
import type { Context } from "./telling/rules";

export interface PlannedAsset extends Difference {
  readonly action: ImportAction;
  readonly kind: AssetKind;
  readonly name: string;
  readonly known: KnownAsset | null;
  /** The reference that a new asset brings along. */
  readonly reference: string | undefined;
  /** How another asset of the files stands to this one, where one does. */
  readonly relation: RelationType | null;
  readonly card: Draft["card"];
}

/** Between two planned assets, by their place in the plan. */
export interface PlannedLink {
  readonly from: number;
  readonly to: number;
  readonly type: RelationType;
  readonly derivation: Derivation | null;
  readonly recipe: string;
}

export interface Edge {
  readonly fromId: string;
  readonly toId: string;
  readonly type: RelationType;
}

export interface ImportPlan {
  readonly assets: readonly PlannedAsset[];
  readonly links: readonly PlannedLink[];
  readonly warnings: readonly string[];
  /** What keeps the whole from being imported. */
  readonly problems: readonly string[];
  /** For whoever tells what is planned. */
  readonly context: Context;
}

/** The inventory as far as the drafts touch it. */
export interface Inventory {
  readonly assets: readonly KnownAsset[];
  /** From the known assets, and all lineage. */
  readonly edges: readonly Edge[];
  readonly names: Names;
  /** Flows that are drawn at the known assets, where a document speaks of some. */
  readonly drawn: ReadonlyMap<string, ReadonlySet<string>>;
  /** Digests of releases of the known assets, where results are brought. */
  readonly released: ReadonlyMap<string, readonly string[]>;
}

/** Plans an import. Nothing of what people wrote is lost; the same files again change nothing. */
export function planImport(drafts: readonly Draft[], inventory: Inventory, now: Date): ImportPlan {
  const plan = new Planning(inventory, now);
  const placed = drafts.map((draft) => plan.place(draft));
  drafts.forEach((draft, at) => {
    const node = placed[at];
    if (node !== undefined) plan.relate(draft, node);
  });
  return plan.finish();
}

class Planning {
  private readonly assets: PlannedAsset[] = [];
  private readonly links = new Map<string, PlannedLink>();
  private readonly warnings: string[] = [];
  private readonly problems: string[] = [];
  private readonly inventory: Inventory;
  private readonly now: Date;
  private readonly known = new KnownBy();
  private readonly edges: ReadonlySet<string>;
  /** Where planned assets stand: by id of what is known, by reference, purl and name of what is new. */
  private readonly places = new Map<string, number>();

  constructor(inventory: Inventory, now: Date) {
    this.inventory = inventory;
    this.now = now;
    this.edges = new Set(inventory.edges.map((one) => `${one.fromId} ${one.type} ${one.toId}`));
    for (const one of inventory.assets) this.known.add(one);
  }

  /** @returns the place of the draft's asset, or undefined when another draft is the same. */
  place(draft: Draft): number | undefined {
    const { known, remark } = this.known.match(draft);
    const keys = keysOf(draft, known);
    const said = draft.warnings.map(({ at, message }) => (at ? `${at}: ${message}` : message));
    const prefix = draft.source ? `${draft.source}: ` : "";
    if (keys.some((key) => this.places.has(key))) {
      this.warnings.push(`${prefix}“${draft.name}” comes twice; only the first was taken.`);
      return undefined;
    }
    const planned = this.planned(draft, known);
    const warnings = [...said, ...(remark ? [remark] : []), ...planned.warnings];
    this.warnings.push(...warnings.map((one) => `${prefix}${one}`));
    const against = [
      ...(known || !isNameless(draft) ? [] : [NAMELESS]),
      ...unfinished(known, planned),
      ...unheard(draft.name, planned, this.now),
    ];
    this.problems.push(...against.map((one) => `${prefix}${one}`));
    const at = this.add({
      ...planned,
      warnings,
      known,
      action: known ? (planned.changes.length > 0 ? "update" : "unchanged") : "create",
      kind: draft.kind,
      name: known?.name ?? draft.name,
      // A reference that is taken, or was by another kind, is no reference for this one.
      reference: remark ? undefined : draft.reference,
      relation: null,
      card: draft.card,
    });
    for (const key of keys) this.places.set(key, at);
    return at;
  }

  /** Plans what the draft says of others, adding those that are not there. */
  relate(draft: Draft, from: number): void {
    const asset = this.assets[from];
    if (!asset || (asset.known && !isLive(asset.known))) return;
    const isSameCard = draft.card !== undefined && draft.card.digest === asset.known?.cardDigest;
    for (const relation of draft.relations) {
      const to = this.other(relation, isSameCard);
      const other = to === undefined ? undefined : this.assets[to];
      if (to === undefined || !other || to === from) continue;
      const isSaid = isSameCard || this.isThere(asset, relation.type, other);
      const problem =
        relationProblem(relation.type, asset.kind, other.kind) ?? (isSaid ? null : gone(other));
      if (problem) this.warnings.push(`“${asset.name}” and “${other.name}”: ${problem}`);
      else if (!isSaid) this.link({ from, to, relation });
    }
  }

  finish(): ImportPlan {
    const { assets, warnings, problems } = this;
    const links = [...this.links.values()];
    const circle = circleOf(assets, links, this.inventory.edges);
    if (circle) problems.push(`These would be made of one another in a circle: ${circle}.`);
    const { names, released } = this.inventory;
    return { assets, links, warnings, problems, context: { names, released } };
  }

  /** A relation is a change of the asset that it begins at, as it is when a person says it. */
  private link({ from, to, relation }: { from: number; to: number; relation: DraftRelation }) {
    const { type, derivation = null, recipe } = relation;
    const key = `${from} ${type} ${to}`;
    const [asset, other] = [this.assets[from], this.assets[to]];
    if (!asset || !other || this.links.has(key)) return;
    this.links.set(key, { from, to, type, derivation, recipe });
    const after = `${RELATION_LABELS[type].to} “${other.name}”`;
    this.assets[from] = {
      ...asset,
      action: asset.known ? "update" : "create",
      changes: [...asset.changes, { field: "relation", before: "", after }],
    };
    this.assets[to] = { ...other, relation: other.relation ?? type };
  }

  private planned(draft: Draft, known: KnownAsset | null): Difference {
    if (!known) return creation(draft, this.inventory.names);
    const { names, drawn } = this.inventory;
    if (isLive(known)) return difference(known, draft, { names, drawn: drawn.get(known.id) });
    return { ...NOTHING, warnings: [`${known.reference} is ${known.state}; it stays as it is.`] };
  }

  private add(asset: PlannedAsset): number {
    this.assets.push(asset);
    return this.assets.length - 1;
  }

  private isThere(from: PlannedAsset, type: RelationType, to: PlannedAsset) {
    return this.edges.has(`${from.known?.id} ${type} ${to.known?.id}`);
  }

  /** A card that was read before does not bring back what was renamed or removed since. */
  private other({ to, type }: DraftRelation, onlyKnown: boolean): number | undefined {
    const known = this.known.named(to);
    const keys = known ? [known.id] : stubKeys(to);
    for (const key of keys) {
      const at = this.places.get(key);
      if (at !== undefined) return at;
    }
    if (!known && onlyKnown) return undefined;
    const { subtype, provenance, purl, kind, reference } = to;
    const columns = known
      ? {}
      : { ...(subtype && { subtype }), ...(provenance && { provenance }), ...(purl && { purl }) };
    const at = this.add({
      ...NOTHING,
      columns,
      action: known ? "unchanged" : "create",
      kind,
      name: known?.name ?? to.name,
      known,
      reference,
      relation: type,
      card: undefined,
    });
    for (const key of keys) this.places.set(key, at);
    return at;
  }
}

const NOTHING: Difference = {
  columns: {},
  facts: {},
  artefacts: [],
  evaluations: [],
  changes: [],
  warnings: [],
};

const NAMELESS = "This names nothing; give it a name.";

const gone = ({ known }: PlannedAsset) =>
  known && !isLive(known)
    ? `${known.reference} is ${known.state}; the relation was left out.`
    : null;

/** What an accepted entry would lose of what its acceptance needed; what it lacks already is a gap, not this. */
function unfinished(known: KnownAsset | null, { columns }: Difference): string[] {
  if (!known || known.state === "proposed") return [];
  const before = { ...current(known), ownerAgreedAt: true };
  const lacked = missingIn(before);
  return Object.entries(missingIn({ ...before, ...columns, ownerAgreedAt: true }))
    .filter(([field]) => !(field in lacked))
    .map(([, said]) => `${known.reference} is accepted. ${said.join(" ")}`);
}

/** Results are held against the same as those that are pushed. */
const unheard = (name: string, { evaluations }: Difference, now: Date): string[] =>
  evaluations.flatMap((one) =>
    Object.values(evaluationProblems(one, now))
      .flat()
      .map((said) => `“${name}”, ${one.suite}: ${said}`),
  );

const LINEAGE: ReadonlySet<RelationType> = new Set(LINEAGE_TYPES);

/** In words, or null: what is planned with the lineage that is there. */
function circleOf(
  assets: readonly PlannedAsset[],
  links: readonly PlannedLink[],
  edges: readonly Edge[],
): string | null {
  const names = new Map(assets.map((one, at) => [one.known?.id ?? `${at}`, one.name]));
  const key = (at: number) => assets[at]?.known?.id ?? `${at}`;
  const planned = links.filter((one) => LINEAGE.has(one.type));
  const circle = circleIn(
    edges.filter((one) => LINEAGE.has(one.type)),
    planned.map(({ from, to, type }) => ({ fromId: key(from), toId: key(to), type })),
  );
  return circle?.map((one) => names.get(one) ?? "…").join(" → ") ?? null;
}

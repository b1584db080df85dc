// A table held against the register: which row is which risk, what is new, what changes. Runs anywhere.
import type { Actor } from "@/lib/kernel/actor";
import { holds } from "@/lib/kernel/actor";
import { Cells, Findings } from "./cells/rules";
import { mappingProblems } from "./columns/rules";
import { assessmentIn, holdAgainst, isRated, type Ratings, ratingsIn } from "./levels/rules";
import type { Columns, KnownRisk, Named, Planned } from "./planning/schema";
import {
  type Names,
  readAssets,
  readDays,
  readOption,
  readOwner,
  readProperties,
  readReference,
  readState,
  readText,
  readThreat,
} from "./reading/rules";
import type { LoadInput, LoadProblem, UnknownValue } from "./schema";
import { toldOf } from "./telling/rules";
import { type Twin, type Twins, twinKey } from "./twins/rules";

export interface LoadPlan {
  readonly rows: readonly Planned[];
  readonly problems: readonly LoadProblem[];
  readonly unknown: readonly UnknownValue[];
  readonly voids: readonly { readonly risk: string; readonly acceptance: string }[];
}

/** The register as far as the table speaks of it. */
export interface Register {
  readonly risks: ReadonlyMap<string, KnownRisk>;
  readonly names: Names;
  /** Open risks by what they say, as far as the table speaks of their titles. */
  readonly twins: Twins;
}

/** Plans an import: nothing is written. The same table again changes nothing. */
export function planLoad(input: LoadInput, register: Register, actor: Actor): LoadPlan {
  const { sheet, mapping, values } = input;
  const findings = new Findings();
  const context = { headers: sheet.headers, mapping, values, findings };
  for (const message of mappingProblems(sheet.headers, mapping)) {
    findings.problems.push({ line: 1, column: "", value: "", message });
  }
  if (findings.problems.length > 0) return { ...NOTHING, problems: findings.problems };
  const lines = new Map<string, number>();
  const twins = new Map(register.twins);
  const rows = sheet.rows.flatMap((row) => {
    if (row.cells.every((cell) => cell.trim() === "")) return [];
    const planned = new RowPlan(new Cells(row, context), register, actor).plan(lines);
    if (!planned) return [];
    return input.doubles ? planned : leftOut(planned, twins);
  });
  if (rows.length + findings.problems.length === 0) {
    findings.problems.push({ line: 1, column: "", value: "", message: "The table holds no rows." });
  }
  return {
    rows,
    problems: findings.problems,
    unknown: findings.asked,
    voids: rows.flatMap(voided),
  };
}

/** What says the same as a risk that is there, or as a row above, is left out. */
function leftOut(planned: Planned, twins: Map<string, Twin>): Planned {
  const { known, columns, assets, row } = planned;
  if (known) return planned;
  const { title = "", cause = "", event = "", consequence = "" } = columns;
  const ids = (assets ?? []).map(({ id }) => id);
  const key = twinKey({ title, cause, event, consequence, assets: ids });
  const twin = twins.get(key);
  if (!twin) {
    twins.set(key, { id: null, reference: null, line: row.line });
    return planned;
  }
  const { reference, line: like } = twin;
  return { ...planned, twin, row: { ...row, action: "there", reference, like, changes: [] } };
}

const NOTHING = { rows: [], unknown: [], voids: [] } as const;

/** What an acceptance rests on, as far as a table can change it. */
const BOUND = ["cause", "event", "consequence"] as const;
function voided({ known, columns, assets }: Planned) {
  const breaks = assets !== null || BOUND.some((one) => columns[one] !== undefined);
  return known?.acceptance && breaks
    ? [{ risk: known.reference, acceptance: known.acceptance }]
    : [];
}

class RowPlan {
  private readonly cells: Cells;
  private readonly register: Register;
  private readonly actor: Actor;

  constructor(cells: Cells, register: Register, actor: Actor) {
    this.cells = cells;
    this.register = register;
    this.actor = actor;
  }

  /** @returns null where something is wrong with the row, which is noted */
  plan(lines: Map<string, number>): Planned | null {
    const { cells } = this;
    const reference = cells.read("reference", readReference) ?? null;
    const twice = reference ? lines.get(reference) : undefined;
    if (twice) cells.wrong("reference", `Line ${twice} speaks of it too.`);
    if (reference) lines.set(reference, cells.line);
    const known = (reference && this.register.risks.get(reference)) || null;
    const said = this.columns(known);
    const columns = known ? changed(said, known) : said;
    const assets = this.assets(known);
    const assessment = this.assessment(known, said, assets);
    if (!known) this.mustBeNew(said);
    const planned = { known, reference, columns, assets, assessment, twin: null };
    if (known) this.mayChange(known, planned);
    if (!cells.isGood) return null;
    return { ...planned, row: toldOf(planned, this.register.names, cells.line) };
  }

  private columns(known: KnownRisk | null): Partial<Columns> {
    const { cells } = this;
    const { names } = this.register;
    const word = (field: "title" | "cause" | "event" | "consequence") =>
      cells.read(field, (text) => readText(field, text));
    const all = {
      ...{ title: word("title"), cause: word("cause"), event: word("event") },
      consequence: word("consequence"),
      threatId: cells.read("threat", (text) => readThreat(text, names)),
      properties: cells.read("properties", readProperties),
      ownerId: this.owner(known),
      option: cells.read("option", readOption),
      reviewDays: cells.read("reviewDays", readDays),
    };
    const given = Object.entries(all).filter(([, value]) => value !== undefined);
    return Object.fromEntries(given);
  }

  /** Who is written there already may stay, whatever became of the role. */
  private owner(known: KnownRisk | null) {
    const text = this.cells.text("owner");
    const own = known && [known.owner.reference, known.owner.name];
    if (text !== undefined && own?.includes(text)) return known?.ownerId;
    return this.cells.read("owner", (one) => readOwner(one, this.register.names))?.id;
  }

  private assets(known: KnownRisk | null): Planned["assets"] {
    const { cells } = this;
    const text = cells.text("assets");
    if (text === undefined) return null;
    const before = known?.assets ?? [];
    // As our own export writes them.
    if (known && text === before.map(({ name }) => name).join("; ")) return null;
    const parts = readAssets(text, this.register.names).map((part): Named | undefined => {
      if (!("unknown" in part)) return cells.take("assets", part);
      const meant = cells.meaning("assets", part.unknown);
      if (meant === undefined) return undefined;
      if (meant === part.unknown) return cells.take("assets", part);
      const [found] = readAssets(meant, this.register.names);
      return found && cells.take("assets", found);
    });
    const found = [...new Map(parts.flatMap((one) => (one ? [[one.id, one]] : []))).values()];
    if (found.length > 50) cells.wrong("assets", "Name at most 50 assets.");
    const isSame =
      found.length === before.length &&
      found.every(({ id }) => before.some((one) => one.id === id));
    return isSame ? null : found;
  }

  private assessment(known: KnownRisk | null, said: Partial<Columns>, assets: Planned["assets"]) {
    const { cells } = this;
    const ratings = ratingsIn(cells, this.register.names);
    const wants = this.wantsAssessment(known, ratings);
    if (known?.inherent) holdAgainst(cells, ratings, known);
    if (!wants) return null;
    const ownerId = said.ownerId ?? known?.ownerId;
    if (!holds(this.actor, "compliance") && ownerId !== this.actor.id) {
      cells.wrong("state", "Only its owner and compliance may assess it.");
    }
    const statement = {
      cause: said.cause ?? known?.cause ?? "",
      event: said.event ?? known?.event ?? "",
      consequence: said.consequence ?? known?.consequence ?? "",
      properties: said.properties ?? known?.properties ?? [],
      assets: assets ?? known?.assets ?? [],
    };
    return assessmentIn(cells, ratings, statement) ?? null;
  }

  /** A row assesses what is not scored yet, where it says so or brings levels. */
  private wantsAssessment(known: KnownRisk | null, ratings: Ratings): boolean {
    const { cells } = this;
    const text = cells.text("state");
    // Where it stands already is nothing to explain.
    const raw = text === undefined ? undefined : readState(text);
    if (raw && "value" in raw && raw.value === known?.state && known.inherent) return false;
    const state = cells.read("state", readState);
    const now = known?.state ?? "identified";
    if (known?.kind === "opportunity") {
      if (isRated(ratings)) cells.wrong("inherentLikelihood", "An opportunity is not scored.");
      if (state && state !== now) cells.wrong("state", "An opportunity moves on its page.");
      return false;
    }
    if (state === undefined) return isRated(ratings) && !known?.inherent;
    if (state === "identified" && now === "identified") {
      if (isRated(ratings)) {
        cells.wrong("state", "Levels are an assessment's: write Assessed, or leave them out.");
      }
      return false;
    }
    if (state === "assessed" && now === "identified") return true;
    const what = known
      ? `${known.reference} moves by acts of its own: leave the cell empty.`
      : "A risk starts as Identified or Assessed; what comes after has acts of its own.";
    if (!known) cells.ask("state");
    cells.wrong("state", what);
    return false;
  }

  private mustBeNew(said: Partial<Columns>) {
    const { cells } = this;
    if (said.title === undefined && cells.text("title") === undefined) {
      cells.wrong("title", "A new risk needs a title.");
    }
    if (said.ownerId === undefined && !this.cells.text("owner")) {
      cells.wrong("owner", "A new risk needs an owner.");
    }
  }

  private mayChange(known: KnownRisk, { columns, assets, assessment }: Omit<Planned, "row">) {
    const isSame = Object.keys(columns).length === 0 && assets === null && assessment === null;
    if (isSame) return;
    const mine = known.ownerId === this.actor.id || holds(this.actor, "compliance");
    if (!mine) {
      this.cells.wrong(
        "reference",
        `Only the owner of ${known.reference} and compliance may edit it.`,
      );
    } else if (known.state === "closed") {
      this.cells.wrong("reference", "It is closed and stays as it was.");
    } else if (columns.option !== undefined && !["identified", "assessed"].includes(known.state)) {
      const why = "A plan or an acceptance rests on its treatment. Change it on its page.";
      this.cells.wrong("option", why);
    }
  }
}

/** Only what becomes another value than before. */
function changed(said: Partial<Columns>, known: KnownRisk): Partial<Columns> {
  const before: Columns = known;
  const plain = (value: unknown) => JSON.stringify(value ?? null);
  const entries = Object.entries(said).filter(([name, value]) => {
    const stood = Object.entries(before).find(([other]) => other === name)?.[1];
    return plain(value) !== plain(stood);
  });
  return Object.fromEntries(entries);
}

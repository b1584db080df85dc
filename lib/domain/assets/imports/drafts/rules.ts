// Files that speak of one model become one draft. Runs anywhere.
import type { DraftGiven } from "./schema";

/** What one file gave, and the folder it lay in; empty where a browser sent it without one. */
export interface Piece {
  readonly folder: string;
  readonly file: string;
  readonly format: string;
  readonly drafts: readonly DraftGiven[];
}

/** In this order: what weights and configuration measure counts before what others repeat. */
const PARTS = [
  "gguf",
  "safetensors",
  "config",
  "adapter-config",
  "tokenizer-config",
  "generation-config",
  "modelfile",
];
const CONFIGS: ReadonlySet<string> = new Set(PARTS.slice(2, 6));

/** What readers write where a file names nothing: it tells no asset from another. */
export const isNameless = ({ name }: { readonly name: string }): boolean =>
  /^unnamed( model| data set| interface)?$/i.test(name.trim());

const ASKS_FOR_NAME = /^(The file names no model|The card names nothing)/;

/** The drafts with the names that a person gave to those that have none, by place. */
export const withNames = (
  drafts: readonly DraftGiven[],
  given: ReadonlyMap<number, string>,
): DraftGiven[] =>
  drafts.map((draft, at) => {
    const name = given.get(at)?.trim();
    if (!name || !isNameless(draft)) return draft;
    const warnings = draft.warnings?.filter(({ message }) => !ASKS_FOR_NAME.test(message));
    const { card } = draft;
    const named = card && { card: { ...card, card: { ...card.card, name } } };
    return { ...draft, name, ...(warnings && { warnings }), ...named };
  });

/** Drafts of all files; those of one model's folder as one. */
export function gathered(pieces: readonly Piece[]): DraftGiven[] {
  const folders = Map.groupBy(pieces, (one) => one.folder);
  return [...folders.values()].flatMap((all) => {
    const parts = all.filter((one) => PARTS.includes(one.format));
    const cards = all.filter((one) => one.format === "card" && one.drafts[0]?.kind === "model");
    const isFolder = all[0]?.folder !== "" || parts.some((one) => CONFIGS.has(one.format));
    const isOne =
      isFolder && parts.length > 0 && parts.length + cards.length > 1 && cards.length < 2;
    if (!isOne) return all.flatMap((one) => one.drafts.map((draft) => sourced(draft, one.file)));
    const together = [...cards, ...parts.toSorted(byPart)];
    const others = all.filter((one) => !together.includes(one));
    return [
      merged(together),
      ...others.flatMap((one) => one.drafts.map((draft) => sourced(draft, one.file))),
    ];
  });
}

const byPart = (one: Piece, other: Piece) =>
  PARTS.indexOf(one.format) - PARTS.indexOf(other.format);

const sourced = (draft: DraftGiven, file: string): DraftGiven => ({
  ...draft,
  source: draft.source || file.slice(0, 300),
});

function merged(pieces: readonly Piece[]): DraftGiven {
  const drafts = pieces.flatMap((one) =>
    one.drafts.map((draft) => ({
      ...draft,
      warnings: (draft.warnings ?? []).map((warning) => ({
        ...warning,
        at: [one.file, warning.at].filter(Boolean).join(", ").slice(0, 300),
      })),
    })),
  );
  const [first] = drafts;
  const { digest: _, ...columns } = firstOf(drafts.map((one) => one.columns ?? {}));
  const artefacts = drafts.flatMap((one) => one.artefacts ?? []);
  const [only] = artefacts;
  const parameters = countOf(artefacts);
  return {
    kind: "model",
    name: (drafts.find((one) => !isNameless(one)) ?? first)?.name ?? "Unnamed model",
    columns: { ...columns, ...(only && artefacts.length === 1 && { digest: only.digest }) },
    facts: { ...firstOf(drafts.map((one) => one.facts ?? {})), ...(parameters && { parameters }) },
    digests: [...new Set(drafts.flatMap((one) => one.digests ?? []))],
    artefacts,
    relations: drafts.flatMap((one) => one.relations ?? []),
    source: pieces
      .map((one) => one.file)
      .join(", ")
      .slice(0, 300),
    warnings: drafts
      .flatMap((one) => one.warnings ?? [])
      .filter(({ message }) => !ASKS_FOR_NAME.test(message))
      .slice(0, 500),
    card: drafts.find((one) => one.card)?.card,
  };
}

/** For each key the first draft that says something of it. */
function firstOf<Values extends object>(all: readonly Values[]): Values {
  const said = all
    .toReversed()
    .map((one) =>
      Object.fromEntries(Object.entries(one).filter(([, value]) => value !== "" && value !== null)),
    );
  return Object.assign({}, ...said);
}

/** Weights in several files hold the parameters of all; several whole files hold the same ones. */
function countOf(artefacts: NonNullable<DraftGiven["artefacts"]>): number | null {
  const shards = artefacts.filter((one) => /-\d{5}-of-\d{5}\./.test(one.fileName ?? ""));
  if (shards.length < 2 || shards.some((one) => one.parameters == null)) return null;
  return shards.reduce((sum, one) => sum + (one.parameters ?? 0), 0);
}

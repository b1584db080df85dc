import { gathered, type Piece } from "@/lib/domain/assets/imports/drafts/rules";
import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { Mapping } from "@/lib/domain/assets/imports/tables/schema";
import type { AtStake } from "@/lib/domain/risks/acceptances/stakes/schema";
import { importAssets } from "@/lib/domain/risks/imports/commands";
import { previewImport } from "@/lib/domain/risks/imports/queries";
import type { ImportAnswer } from "@/lib/domain/risks/imports/schema";
import type { Actor, Via } from "@/lib/kernel/actor";
import { invalid } from "@/lib/kernel/errors";
import { execute } from "@/lib/kernel/execute";
import type { AssetKind } from "@/prisma/generated/enums";
import { readMlflowServer } from "./mlflow";
import { readPaths } from "./reading/files";

/** What the import commands take. */
export interface ImportGiven {
  readonly drafts: readonly DraftGiven[];
  readonly title: string;
}

/** Where drafts go: the database here, or a server elsewhere. */
export interface ImportDoor {
  preview(input: ImportGiven): Promise<ImportAnswer>;
  carryOut(input: ImportGiven): Promise<ImportAnswer & { batch: string | null }>;
}

export const importDoor = (actor: Actor, via: () => Via): ImportDoor => ({
  preview: (input) => execute(previewImport, actor, input, via()),
  carryOut: (input) => execute(importAssets, actor, input, via()),
});

export interface ImportOptions {
  readonly kind?: AssetKind | undefined;
  readonly mapping?: Mapping | undefined;
  /** Address of an MLflow server, asked from here. */
  readonly mlflow?: string | undefined;
  /** Without it nothing is written: what would change is said. */
  readonly apply?: boolean | undefined;
  readonly door: ImportDoor;
}

/** What `annex import --json` prints, with the files that were refused beside it. */
export interface ImportReport {
  /** False: a preview, or nothing was there to be written. */
  readonly applied: boolean;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly relations: number;
  readonly warnings: readonly string[];
  readonly items: readonly {
    action: string;
    kind: string;
    name: string;
    reference: string | null;
    changes: readonly { field: string; before: string; after: string }[];
  }[];
  readonly proposals: readonly { asset: string; threat: string; title: string; reason: string }[];
  /** Acceptances that fall with it. */
  readonly voids: AtStake;
  readonly refused: readonly { file: string; message: string }[];
  /** By which it can be taken back within a day. */
  readonly batch: string | null;
}

/** Previews or imports these files and folders, all of them or, when one is refused, none. */
export async function importFiles(
  paths: readonly string[],
  { kind, mapping, mlflow, apply = false, door }: ImportOptions,
): Promise<ImportReport> {
  const { pieces, warnings, refused } = await readPaths(paths, { kind, mapping });
  if (mlflow) pieces.push(await registryOf(mlflow, warnings));
  if (refused.length > 0) return { ...NOTHING, warnings, refused };
  const drafts = gathered(pieces);
  if (drafts.length === 0) {
    // An empty registry is no fault; files that hold nothing are.
    if (mlflow && paths.length === 0) return { ...NOTHING, warnings };
    throw invalid({ file: ["There is nothing to import in what was named."] });
  }
  const title = [...pieces.map((one) => one.file)].join(", ").slice(0, 300);
  const input = { drafts, title };
  const answer = apply
    ? await door.carryOut(input)
    : { ...(await door.preview(input)), batch: null };
  return {
    ...answer,
    applied: apply,
    warnings: [...warnings, ...answer.warnings],
    items: answer.items.map(({ action, kind, name, reference, changes }) => ({
      ...{ action, kind, name, reference, changes },
    })),
    proposals: answer.proposals.map(({ asset, threat, title, reason }) => ({
      ...{ asset, threat, title, reason },
    })),
    refused,
  };
}

const NOTHING: ImportReport = {
  applied: false,
  ...{ created: 0, updated: 0, unchanged: 0, relations: 0, warnings: [], items: [] },
  ...{ proposals: [], voids: { rows: [], isCut: false }, refused: [], batch: null },
};

async function registryOf(address: string, warnings: string[]): Promise<Piece> {
  const { drafts, warnings: said } = await readMlflowServer(address);
  warnings.push(...said);
  return { folder: "", file: "MLflow", format: "mlflow", drafts };
}

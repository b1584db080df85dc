// Which controls of Annex A must hold for an asset of a kind, and what each is asked. The checks by
// machine name the same controls.
import type { AssetKind } from "@/prisma/generated/enums";

type Row = readonly [title: string, kinds: readonly AssetKind[], controls: readonly string[]];

const ALL: readonly AssetKind[] = ["model", "dataset", "index", "endpoint", "supporting"];
const DATA: readonly AssetKind[] = ["dataset", "index"];

const ROWS: readonly Row[] = [
  ["Owner, class and review", ALL, ["A.5.9", "A.5.12", "A.5.2"]],
  ["Encryption at rest", ALL, ["A.8.24", "A.7.10"]],
  ["Access reviewed", ALL, ["A.5.18", "A.5.15", "A.5.16", "A.8.2"]],
  ["TLS 1.2 or later", ["endpoint"], ["A.8.24", "A.8.20", "A.8.21", "A.5.14"]],
  ["Authenticated endpoint", ["endpoint"], ["A.8.5", "A.5.15", "A.5.16", "A.5.17"]],
  ["Environments separated", ["endpoint"], ["A.8.31", "A.5.17", "A.8.9"]],
  ["Limits on use", ["endpoint"], ["A.8.6", "A.8.26", "A.5.15"]],
  ["Public exposure reviewed", ["endpoint"], ["A.8.20", "A.8.21", "A.8.9", "A.5.8"]],
  ["Logging", ["endpoint"], ["A.8.15", "A.5.28", "A.5.34", "A.8.10"]],
  ["Patching in time", ["endpoint"], ["A.8.8", "A.8.9"]],
  ["Monitoring", ["endpoint"], ["A.8.16", "A.5.25"]],
  ["Served model is the approved one", ["endpoint"], ["A.8.19", "A.8.32", "A.8.9"]],
  ["Lawful or anonymised personal data", DATA, ["A.5.34", "A.8.11", "A.5.31"]],
  ["Origin and licence", DATA, ["A.5.9", "A.5.21", "A.5.32"]],
  ["Retention and deletion", DATA, ["A.8.10", "A.5.33", "A.5.34"]],
  ["Release approved", ["model"], ["A.8.32", "A.5.3", "A.8.25", "A.5.37"]],
  ["Evaluated artefact", ["model"], ["A.8.29", "A.8.25", "A.8.33"]],
  ["Bias evaluation", ["model"], ["A.8.29", "A.5.31", "A.5.34"]],
  ["Model supply chain", ["model"], ["A.5.21", "A.8.19", "A.8.7", "A.5.32"]],
];

/** What is asked of each control for an asset of this kind, by the control's reference. */
export function checksFor(kind: AssetKind): ReadonlyMap<string, readonly string[]> {
  const asked = new Map<string, string[]>();
  for (const [title, kinds, controls] of ROWS) {
    if (!kinds.includes(kind)) continue;
    for (const one of controls) asked.set(one, [...(asked.get(one) ?? []), title]);
  }
  return asked;
}

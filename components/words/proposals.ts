import { fieldWords } from "./trail";

/** Words of the risks that facts of assets suggest. */
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const proposals = {
  title: "Proposed risks",
  name: "proposed-risks",
  tab: "Proposed",
  lead: "What the facts of your assets give reason for, and nobody has decided on. On a row, a accepts, m merges and d dismisses.",
  leadOfStates: "Proposed risks in the states you chose.",
  empty: "No proposed risks",
  emptyBody: "They come by themselves when an asset, a relation or a flow gives reason for one.",
  none: "No risk was proposed for this asset.",
  reason: "Why",
  facts: "What it rests on",
  fact: (key: string, value: string, from: string) =>
    `${fieldWords(key)}: ${value.replaceAll("_", " ")} (${from})`,
  becameRisk: "Became",
  partOf: "Part of",
  dismissedBy: (who: string) => `Dismissed by ${who}`,
  dismissedBefore: (who: string) => `Dismissed before by ${who}`,
  columns: {
    asset: "Asset",
    kind: "Kind of asset",
    threat: "Threat",
    state: "State",
    risk: "Risk",
    reference: "ID",
    acts: "Decide",
  },
  filters: { state: "State", asset: "Asset", kind: "Kind of asset", threat: "Threat" },
  accept: "Accept as a risk",
  acceptTitle: (threat: string) => `Accept: ${threat}`,
  acceptBody:
    "It goes into the register as an identified risk. Change the words where you know better.",
  accepted: "Accepted into the register",
  suggested: (likelihood: number, impact: number, controls: readonly string[]) =>
    `To begin with: likelihood ${likelihood}, impact ${impact}, before controls. Controls that help: ${controls.join(", ")}.`,
  merge: "Merge into a risk",
  mergeTitle: (threat: string) => `Merge: ${threat}`,
  mergeBody: "The asset joins a risk of the register, and the reason stays with it.",
  merged: "Merged into the risk",
  choice: (reference: string, title: string, sameThreat: boolean) =>
    `${reference} ${title}${sameThreat ? " (same threat)" : ""}`,
  noRisks: "No open risk has this threat or this asset. Accept it as a risk of its own.",
  hasAsset: (risk: string) => `${risk} names the asset already. Nothing else changes.`,
  joins: (risk: string) => `The asset joins ${risk}.`,
  dismiss: "Dismiss",
  dismissTitle: (threat: string) => `Dismiss: ${threat}`,
  dismissBody: "The reason stays with the proposal; the same facts do not propose it again.",
  dismissed: "Dismissed",
  dismissSelected: "Dismiss",
  dismissManyTitle: (count: number) =>
    `Dismiss ${plural(count, "proposed risk", "proposed risks")}`,
  dismissedMany: (dismissed: number, stayed: number) =>
    `${dismissed} dismissed, ${stayed} stayed as they were.`,
  stayed: "What stayed",
  stayedHead: ["Proposed risk", "Why"],
  tooMany: "Choose at most 500.",
  close: "Close",
  ofRisk: "Proposed because",
  ofThreat: "Threat",
  aboutThreat: "About the threat",
  fields: {
    owner: "Risk owner",
    title: "Title",
    cause: "Cause",
    event: "Event",
    consequence: "Consequence",
    reason: "Reason",
    risk: "Risk",
  },
} as const;

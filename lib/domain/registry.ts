import type { Clockwork, Job } from "@/lib/kernel/job";
import type { AnyOperation } from "@/lib/kernel/operation";
import * as artefactChanges from "./assets/artefacts/commands";
import * as artefacts from "./assets/artefacts/queries";
import * as boms from "./assets/boms/queries";
import * as bulkChanges from "./assets/bulk/commands";
import * as batches from "./assets/bulk/queries";
import * as assetChoices from "./assets/choices/queries";
import * as assetChanges from "./assets/commands";
import * as copyChanges from "./assets/copies/commands";
import * as copies from "./assets/copies/queries";
import * as disposals from "./assets/disposals/commands";
import * as evaluating from "./assets/evaluations/commands";
import * as evaluations from "./assets/evaluations/queries";
import * as assetFacts from "./assets/facts/commands";
import * as fairnessChanges from "./assets/fairness/commands";
import * as fairness from "./assets/fairness/queries";
import * as assetGaps from "./assets/gaps/queries";
import * as assetLineage from "./assets/lineage/queries";
import * as assetPlaces from "./assets/places/commands";
import * as placesOfAssets from "./assets/places/queries";
import * as assets from "./assets/queries";
import * as assetRelations from "./assets/relations/commands";
import * as saidOfAssets from "./assets/said/queries";
import * as trainingChanges from "./assets/training/commands";
import * as training from "./assets/training/queries";
import * as checklist from "./audits/checklist/commands";
import * as auditing from "./audits/commands";
import * as findingRaising from "./audits/findings/commands";
import * as findingWork from "./audits/findings/corrective-actions/commands";
import * as findingPlans from "./audits/findings/plans/commands";
import * as findings from "./audits/findings/queries";
import * as independence from "./audits/independence/queries";
import * as audits from "./audits/queries";
import * as calendarChanges from "./cadence/calendar/commands";
import * as calendar from "./cadence/calendar/queries";
import * as climateDeciding from "./context/climate/commands";
import * as climate from "./context/climate/queries";
import * as contextChanges from "./context/commands";
import * as contextLinks from "./context/links/commands";
import * as context from "./context/queries";
import * as attesting from "./controls/attestations/commands";
import * as attestationCycle from "./controls/attestations/cycle/commands";
import * as attestationClock from "./controls/attestations/cycle/queries";
import * as attestations from "./controls/attestations/queries";
import * as controlChanges from "./controls/commands";
import * as evidenceChanges from "./controls/evidence/commands";
import * as evidence from "./controls/evidence/queries";
import { frameworkOperations } from "./controls/frameworks/registry";
import { controlClocks } from "./controls/jobs";
import * as protections from "./controls/protections/queries";
import * as controls from "./controls/queries";
import * as soaChecks from "./controls/soa/checks/queries";
import * as soaComparison from "./controls/soa/comparison/queries";
import * as soaDocuments from "./controls/soa/documents/queries";
import * as soaWriting from "./controls/soa/editions/commands";
import * as soaEditions from "./controls/soa/editions/queries";
import * as soa from "./controls/soa/queries";
import * as controlStateChanges from "./controls/states/commands";
import * as controlStates from "./controls/states/queries";
import * as engagementChanges from "./engagements/commands";
import { engagementClock } from "./engagements/jobs";
import * as engagements from "./engagements/queries";
import * as engagementViews from "./engagements/views/queries";
import * as flowChanges from "./flows/commands";
import * as diagramChanges from "./flows/diagram/commands";
import * as diagrams from "./flows/diagram/queries";
import * as exceptionChanges from "./flows/exceptions/commands";
import { clockworks as exceptionClocks } from "./flows/exceptions/jobs";
import * as exceptions from "./flows/exceptions/queries";
import * as flows from "./flows/queries";
import * as separationChanges from "./flows/separation/commands";
import { clockworks as separationClocks, jobs as separationJobs } from "./flows/separation/jobs";
import * as separation from "./flows/separation/queries";
import * as organisationCommands from "./organisation/commands";
import * as organisation from "./organisation/queries";
import * as personChanges from "./people/commands";
import * as credentials from "./people/credentials/commands";
import * as founding from "./people/organisation/commands";
import * as people from "./people/queries";
import * as secondLooks from "./people/segregation/commands";
import * as compensatingReviews from "./people/segregation/queries";
import * as sessionChanges from "./people/sessions/commands";
import * as sessions from "./people/sessions/queries";
import * as tokenChanges from "./people/tokens/commands";
import * as tokens from "./people/tokens/queries";
import * as releaseChecks from "./releases/checks/queries";
import * as releaseChanges from "./releases/commands";
import * as releaseDecisions from "./releases/decisions/commands";
import { releaseJobs } from "./releases/jobs";
import * as releases from "./releases/queries";
import * as releaseRefusing from "./releases/refusals/commands";
import * as releaseRefusals from "./releases/refusals/queries";
import { clockworks as acceptanceClocks } from "./risks/acceptances/jobs";
import { jobs as riskJobs } from "./risks/assessments/jobs";
import { methodJobs } from "./risks/method/effect/jobs";
import { jobs as proposalJobs } from "./risks/proposals/looks/jobs";
import { riskOperations } from "./risks/registry";
import { clockworks as latenessClocks } from "./risks/treatments/lateness/jobs";
import * as scopeApprovals from "./scope/approvals/commands";
import * as scopeChanges from "./scope/changes/queries";
import * as scopeWriting from "./scope/commands";
import * as scopeComparison from "./scope/comparison/queries";
import * as environmentChanges from "./scope/environments/commands";
import * as environments from "./scope/environments/queries";
import * as scope from "./scope/queries";
import * as zoneChanges from "./scope/zones/commands";
import * as zones from "./scope/zones/queries";
import * as supplierChanges from "./suppliers/commands";
import { supplierClock } from "./suppliers/jobs";
import * as suppliers from "./suppliers/queries";
import * as supplierReach from "./suppliers/reach/commands";
import * as supplierReviewing from "./suppliers/reviews/commands";
import * as supplierReviews from "./suppliers/reviews/queries";
import * as trail from "./trail/queries";
import * as viewChanges from "./views/commands";
import * as views from "./views/queries";
import * as beginning from "./work/beginning/queries";
import * as dues from "./work/dues/queries";
import * as workLoad from "./work/load/queries";
import * as work from "./work/queries";
import * as reminderChanges from "./work/reminders/commands";
import { reminderClock } from "./work/reminders/jobs";
import * as reminders from "./work/reminders/queries";

type Exports = Readonly<Record<string, unknown>>;
const isOperation = (value: unknown): value is AnyOperation =>
  typeof value === "object" && value !== null && "kind" in value && "may" in value;

/** Every operation of the product; one line per noun. REST, OpenAPI, matrix and tools read this. */
const nouns: readonly Exports[] = [
  work,
  dues,
  workLoad,
  reminders,
  reminderChanges,
  beginning,
  trail,
  views,
  viewChanges,
  organisation,
  organisationCommands,
  calendar,
  calendarChanges,
  people,
  personChanges,
  founding,
  credentials,
  sessions,
  sessionChanges,
  tokens,
  tokenChanges,
  compensatingReviews,
  secondLooks,
  context,
  contextChanges,
  contextLinks,
  climate,
  climateDeciding,
  scope,
  scopeWriting,
  scopeApprovals,
  scopeChanges,
  scopeComparison,
  environments,
  environmentChanges,
  zones,
  zoneChanges,
  controls,
  controlChanges,
  controlStates,
  controlStateChanges,
  soa,
  soaChecks,
  soaEditions,
  soaDocuments,
  soaWriting,
  soaComparison,
  protections,
  attestations,
  attesting,
  attestationClock,
  attestationCycle,
  evidence,
  evidenceChanges,
  audits,
  auditing,
  checklist,
  independence,
  findings,
  findingRaising,
  findingPlans,
  findingWork,
  engagements,
  engagementChanges,
  engagementViews,
  assetChanges,
  bulkChanges,
  batches,
  assetChoices,
  disposals,
  assetFacts,
  artefactChanges,
  artefacts,
  copyChanges,
  copies,
  trainingChanges,
  training,
  evaluating,
  evaluations,
  fairnessChanges,
  fairness,
  assets,
  assetRelations,
  assetLineage,
  assetGaps,
  assetPlaces,
  placesOfAssets,
  flows,
  flowChanges,
  diagrams,
  diagramChanges,
  separation,
  separationChanges,
  exceptions,
  exceptionChanges,
  boms,
  saidOfAssets,
  releases,
  releaseChanges,
  releaseDecisions,
  releaseChecks,
  releaseRefusals,
  releaseRefusing,
  suppliers,
  supplierChanges,
  supplierReach,
  supplierReviewing,
  supplierReviews,
  ...riskOperations,
  ...frameworkOperations,
];

export const operations: readonly AnyOperation[] = nouns.flatMap((noun) =>
  Object.values(noun).filter(isOperation),
);

/** What follows events, by the name under which `follow` asks for it. */
export const jobs: Readonly<Record<string, Job>> = {
  ...riskJobs,
  ...separationJobs,
  ...proposalJobs,
  ...releaseJobs,
  ...methodJobs,
};

/** What the clock brings about. */
export const clockworks: readonly Clockwork[] = [
  ...controlClocks,
  engagementClock,
  supplierClock,
  ...acceptanceClocks,
  ...latenessClocks,
  ...separationClocks,
  ...exceptionClocks,
  // What the others brought about is told of last.
  reminderClock,
];

import * as acceptanceChanges from "./acceptances/commands";
import * as acceptances from "./acceptances/queries";
import * as acceptanceRenewals from "./acceptances/renewals/commands";
import * as acceptanceStakes from "./acceptances/stakes/queries";
import * as assessing from "./assessments/commands";
import * as assessmentComparison from "./assessments/comparison/queries";
import * as drifted from "./assessments/queries";
import * as riskBatches from "./bulk/commands";
import * as riskBatchLists from "./bulk/queries";
import * as riskChanges from "./commands";
import * as riskDetails from "./details/queries";
import * as health from "./health/queries";
import * as imports from "./imports/commands";
import * as importPreviews from "./imports/queries";
import * as opportunities from "./kinds/commands";
import * as riskImports from "./loads/commands";
import * as riskImportPreviews from "./loads/queries";
import * as methodApprovals from "./method/approvals/commands";
import * as methodWriting from "./method/editions/commands";
import * as methods from "./method/editions/queries";
import * as methodApplying from "./method/effect/commands";
import * as methodEffects from "./method/effect/queries";
import * as riskPlans from "./plans/commands";
import * as planDocuments from "./plans/documents/queries";
import * as planApprovals from "./plans/queries";
import * as proposalDecisions from "./proposals/commands";
import * as proposalLooking from "./proposals/looks/commands";
import * as proposalLooks from "./proposals/looks/queries";
import * as proposals from "./proposals/queries";
import * as risks from "./queries";
import * as riskLines from "./register/lines/commands";
import * as riskLineLooks from "./register/lines/queries";
import * as riskReviewBatches from "./reviews/batches/commands";
import * as riskReviewing from "./reviews/commands";
import * as riskReviews from "./reviews/queries";
import * as tallies from "./tallies/queries";
import * as threatChanges from "./threats/commands";
import * as threats from "./threats/queries";
import * as treating from "./treatments/commands";
import * as lateness from "./treatments/lateness/commands";
import * as lateActions from "./treatments/lateness/queries";
import * as treatments from "./treatments/queries";
import * as treatmentViews from "./treatments/views/queries";
import * as treatmentWork from "./treatments/work/commands";
import * as wordings from "./wordings/commands";

/** What the register of risks can do; one line for each part of it. */
export const riskOperations: readonly Readonly<Record<string, unknown>>[] = [
  risks,
  tallies,
  riskDetails,
  assessmentComparison,
  health,
  riskChanges,
  riskBatches,
  riskBatchLists,
  riskImports,
  riskImportPreviews,
  riskLines,
  riskLineLooks,
  assessing,
  drifted,
  riskPlans,
  planApprovals,
  planDocuments,
  opportunities,
  riskReviews,
  riskReviewing,
  riskReviewBatches,
  wordings,
  treatments,
  treating,
  treatmentWork,
  treatmentViews,
  lateness,
  lateActions,
  acceptances,
  acceptanceChanges,
  acceptanceRenewals,
  acceptanceStakes,
  threats,
  threatChanges,
  imports,
  importPreviews,
  methods,
  methodWriting,
  methodApprovals,
  methodEffects,
  methodApplying,
  proposalDecisions,
  proposals,
  proposalLooks,
  proposalLooking,
];

import { ACTION_LABELS, FIELD_LABELS } from "@/lib/domain/risks/loads/schema";
import type { Scale } from "@/lib/domain/risks/method/schema";
import { OPTION_LABELS, RISK_STATE_LABELS } from "@/lib/domain/risks/schema";
import type { LoadLabels } from "./shape";

/** Put together on the server, so that the browser need not load the schemas. */
export const loadLabels = (owners: LoadLabels["owners"], scale: Scale): LoadLabels => ({
  fields: FIELD_LABELS,
  actions: ACTION_LABELS,
  // A risk begins as one of these; what comes after has acts of its own.
  states: { identified: RISK_STATE_LABELS.identified, assessed: RISK_STATE_LABELS.assessed },
  options: OPTION_LABELS,
  owners,
  likelihood: scale.likelihood.map(({ name }) => name),
  impact: scale.impact.map(({ name }) => name),
});

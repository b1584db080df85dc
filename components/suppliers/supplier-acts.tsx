import { ActButton } from "@/components/ui/act-button";
import { suppliers } from "@/components/words/suppliers";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";
import {
  ApproveForm,
  AssessForm,
  CollectForm,
  ConfirmForm,
  EditForm,
  EndForm,
  RejectForm,
  ReviewForm,
} from "./forms";
import { supplierChoices as choices } from "./labels";
import type { SupplierRights } from "./rights";

const { acts, refusals } = suppliers;

interface ActsProps {
  supplier: SupplierRecord;
  can: SupplierRights;
}

/** What the reader may do with the supplier now. */
export function SupplierActs({ supplier, can }: ActsProps) {
  const { state } = supplier;
  return (
    <>
      {state === "proposed" && can.assess && (
        <ActButton label={acts.assess} variant="filled" wide>
          <AssessForm supplier={supplier} choices={choices} />
        </ActButton>
      )}
      {state === "assessed" && can.approve && <Decide supplier={supplier} can={can} />}
      {state === "under_review" && <Reviewing supplier={supplier} can={can} />}
      {state === "approved" && can.review && (
        <ActButton label={acts.review} variant="filled">
          <ReviewForm id={supplier.id} version={supplier.version} choices={choices} />
        </ActButton>
      )}
      {can.edit && (
        <ActButton label={acts.edit} wide>
          <EditForm supplier={supplier} choices={choices} />
        </ActButton>
      )}
      {(state === "approved" || state === "under_review") && can.end && (
        <ActButton label={acts.end} title={acts.endTitle}>
          <EndForm id={supplier.id} version={supplier.version} />
        </ActButton>
      )}
    </>
  );
}

const mustBeTop = ({ criticality }: SupplierRecord, can: SupplierRights) =>
  criticality === "critical" && !can.isTop ? refusals.critical : undefined;

function Decide({ supplier, can }: ActsProps) {
  const { id, version, assessedBy, missing } = supplier;
  const isAssessor = assessedBy?.id === can.me;
  return (
    <>
      <ActButton
        label={acts.approve}
        variant="filled"
        disabledReason={isAssessor ? refusals.assessor : mustBeTop(supplier, can)}
      >
        <ApproveForm id={id} version={version} lacking={missing.withoutAgreement?.[0] ?? null} />
      </ActButton>
      <ActButton label={acts.reject}>
        <RejectForm id={id} version={version} />
      </ActButton>
    </>
  );
}

function Reviewing({ supplier, can }: ActsProps) {
  const { id, version, collectors, papers, assuranceGaps } = supplier;
  const hasCollected = collectors.some((one) => one.id === can.me);
  const refused = hasCollected ? refusals.collector : mustBeTop(supplier, can);
  const gaps = assuranceGaps.toLowerCase() === "none" ? "" : assuranceGaps;
  return (
    <>
      {can.collect && (
        <ActButton label={acts.collect} variant={papers ? "default" : "filled"} wide>
          <CollectForm supplier={supplier} choices={choices} />
        </ActButton>
      )}
      {can.confirm && (
        <ActButton
          label={acts.confirm}
          variant={papers ? "filled" : "default"}
          disabledReason={papers ? refused : refusals.papers}
          wide
        >
          <ConfirmForm id={id} version={version} gaps={gaps} />
        </ActButton>
      )}
    </>
  );
}

import type { Option } from "@/components/assets/asset-values";
import type { Command } from "@/components/ui/form/outcome";
import type { SupplierRecord } from "@/lib/domain/suppliers/schema";

/** Choices of the forms; labels come from the server, which has the schemas. */
export interface SupplierChoices {
  readonly criticalities: readonly Option[];
  readonly classes: readonly Option[];
  readonly personalData: readonly Option[];
  readonly triggers: readonly Option[];
}

/** What a form needs of the supplier that it changes. */
export interface Seen {
  readonly id: string;
  readonly version: number;
}

const TEXTS = [
  ...["place", "withoutAgreement", "assuranceKind", "assuranceIssuer", "assuranceScope"],
  ...["assuranceGaps", "responsibilities", "exitPlan"],
];

/** Sends the fields as the commands take them: an emptied text is empty. */
export const sendingSupplier =
  (send: Command<unknown>): Command<unknown> =>
  (input) => {
    const given: Record<string, unknown> = { ...input };
    for (const name of TEXTS) if (given[name] === null) given[name] = "";
    return send(given);
  };

const processors = ({ subProcessors, subProcessorsKnown }: SupplierRecord) =>
  subProcessorsKnown && subProcessors.length === 0 ? "none" : subProcessors.join(", ");

/** What is judged of the supplier, as the form's fields. */
export const judgedOf = (one: SupplierRecord) => ({
  ...{ criticality: one.criticality, place: one.place, dataReached: one.dataReached },
  ...{ personalData: one.personalData, subProcessors: processors(one) },
  ...{ signedOn: one.signedOn ?? "", agreementUntil: one.agreementUntil ?? "" },
  ...{ securityTerms: one.securityTerms, incidentHours: one.incidentHours ?? "" },
  ...{ deletionTerms: one.deletionTerms, auditRight: one.auditRight },
  ...{ withoutAgreement: one.withoutAgreement, assuranceKind: one.assuranceKind },
  ...{ assuranceIssuer: one.assuranceIssuer, assuranceScope: one.assuranceScope },
  ...{ assuranceUntil: one.assuranceUntil ?? "", assuranceGaps: one.assuranceGaps },
  ...{ responsibilities: one.responsibilities, exitPlan: one.exitPlan },
});

export const BLANK = {
  ...{ name: "", service: "", owner: "", criticality: "", place: "", dataReached: [] },
  ...{ personalData: "unknown", subProcessors: "", assets: [] },
};

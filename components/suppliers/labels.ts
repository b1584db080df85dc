import { optionsOf } from "@/components/assets/options";
import { CLASSIFICATION_LABELS, PERSONAL_DATA_LABELS } from "@/lib/domain/assets/schema";
import {
  CRITICALITY_LABELS,
  SUPPLIER_DUE_LABELS,
  SUPPLIER_STATE_LABELS,
  TRIGGER_LABELS,
} from "@/lib/domain/suppliers/schema";
import type { SupplierLabels } from "./suppliers-table";
import type { SupplierChoices } from "./values";

/** The words of the list's columns and filters. */
export const supplierLabels: SupplierLabels = {
  states: SUPPLIER_STATE_LABELS,
  criticalities: CRITICALITY_LABELS,
  classes: CLASSIFICATION_LABELS,
  due: SUPPLIER_DUE_LABELS,
};

/** All choices of the forms that are known beforehand. */
export const supplierChoices: SupplierChoices = {
  criticalities: optionsOf(CRITICALITY_LABELS),
  classes: optionsOf(CLASSIFICATION_LABELS),
  personalData: optionsOf(PERSONAL_DATA_LABELS),
  triggers: optionsOf(TRIGGER_LABELS),
};

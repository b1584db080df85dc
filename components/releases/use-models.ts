"use client";

import { useRows } from "@/components/risks/use-rows";

const word = (value: unknown) => (typeof value === "string" ? value : "");

/** Models in use, as choices of a dialog. */
export const useModels = () =>
  useRows(
    "/api/app/assets?size=500&sort=name&kind=model&state=proposed,active,under_change",
    (row) => ({ value: word(row.reference), label: word(row.name) }),
  );

/** Where something can be deployed. */
export const useEnvironments = () =>
  useRows("/api/app/environments?size=100", (row) => ({
    value: word(row.reference),
    label: word(row.name),
  }));

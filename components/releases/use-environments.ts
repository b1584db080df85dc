"use client";

import { useRows } from "@/components/risks/use-rows";

const word = (value: unknown) => (typeof value === "string" ? value : "");

/** Where something can be deployed. */
export const useEnvironments = () =>
  useRows("/api/app/environments?size=100", (row) => ({
    value: word(row.reference),
    label: word(row.name),
  }));

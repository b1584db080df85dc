"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const PlanForm = dynamic(() => import("./plan-form").then((loaded) => loaded.PlanForm), {
  ssr: false,
});
export const IssueForm = dynamic(
  () => import("./report-forms").then((loaded) => loaded.IssueForm),
  {
    ssr: false,
  },
);
export const CloseForm = dynamic(
  () => import("./report-forms").then((loaded) => loaded.CloseForm),
  {
    ssr: false,
  },
);
export const CancelForm = dynamic(
  () => import("./report-forms").then((loaded) => loaded.CancelForm),
  { ssr: false },
);

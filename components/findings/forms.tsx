"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const RaiseForm = dynamic(() => import("./raise-form").then((loaded) => loaded.RaiseForm), {
  ssr: false,
});
export const GradeForm = dynamic(() => import("./grade-form").then((loaded) => loaded.GradeForm), {
  ssr: false,
});
export const PlanForm = dynamic(() => import("./plan-form").then((loaded) => loaded.PlanForm), {
  ssr: false,
});
export const AcceptPlanForm = dynamic(
  () => import("./judge-forms").then((loaded) => loaded.AcceptPlanForm),
  { ssr: false },
);
export const ReturnPlanForm = dynamic(
  () => import("./judge-forms").then((loaded) => loaded.ReturnPlanForm),
  { ssr: false },
);
export const ObserveForm = dynamic(
  () => import("./judge-forms").then((loaded) => loaded.ObserveForm),
  { ssr: false },
);
export const WithdrawForm = dynamic(
  () => import("./judge-forms").then((loaded) => loaded.WithdrawForm),
  { ssr: false },
);
export const ImplementForm = dynamic(
  () => import("./work-forms").then((loaded) => loaded.ImplementForm),
  { ssr: false },
);
export const VerifyForm = dynamic(
  () => import("./work-forms").then((loaded) => loaded.VerifyForm),
  { ssr: false },
);

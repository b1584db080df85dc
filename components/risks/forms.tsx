"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const RiskForm = dynamic(() => import("./risk-form").then((one) => one.RiskForm), {
  ssr: false,
});
export const AssessForm = dynamic(() => import("./assess-form").then((one) => one.AssessForm), {
  ssr: false,
});
export const JudgeForm = dynamic(() => import("./kind-forms").then((one) => one.JudgeForm), {
  ssr: false,
});
export const ReviewForm = dynamic(() => import("./kind-forms").then((one) => one.ReviewForm), {
  ssr: false,
});
export const TreatmentForm = dynamic(
  () => import("./treatment-form").then((one) => one.TreatmentForm),
  { ssr: false },
);
export const ReasonForm = dynamic(() => import("./small-forms").then((one) => one.ReasonForm), {
  ssr: false,
});
export const PlanForm = dynamic(() => import("./small-forms").then((one) => one.PlanForm), {
  ssr: false,
});
export const AcceptForm = dynamic(() => import("./small-forms").then((one) => one.AcceptForm), {
  ssr: false,
});
export const FinishForm = dynamic(() => import("./small-forms").then((one) => one.FinishForm), {
  ssr: false,
});
export const ReportForm = dynamic(() => import("./small-forms").then((one) => one.ReportForm), {
  ssr: false,
});
export const VerifyForm = dynamic(() => import("./small-forms").then((one) => one.VerifyForm), {
  ssr: false,
});
export const MoveDueForm = dynamic(() => import("./small-forms").then((one) => one.MoveDueForm), {
  ssr: false,
});
export const RewordForm = dynamic(() => import("./small-forms").then((one) => one.RewordForm), {
  ssr: false,
});

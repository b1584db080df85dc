"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const AddForm = dynamic(() => import("./supplier-form").then((one) => one.AddForm), {
  ssr: false,
});
export const EditForm = dynamic(() => import("./supplier-form").then((one) => one.EditForm), {
  ssr: false,
});
export const AssessForm = dynamic(() => import("./decide-forms").then((one) => one.AssessForm), {
  ssr: false,
});
export const ApproveForm = dynamic(() => import("./decide-forms").then((one) => one.ApproveForm), {
  ssr: false,
});
export const RejectForm = dynamic(() => import("./decide-forms").then((one) => one.RejectForm), {
  ssr: false,
});
export const EndForm = dynamic(() => import("./decide-forms").then((one) => one.EndForm), {
  ssr: false,
});
export const ReviewForm = dynamic(() => import("./review-forms").then((one) => one.ReviewForm), {
  ssr: false,
});
export const CollectForm = dynamic(() => import("./review-forms").then((one) => one.CollectForm), {
  ssr: false,
});
export const ConfirmForm = dynamic(() => import("./review-forms").then((one) => one.ConfirmForm), {
  ssr: false,
});
export const FinishForm = dynamic(() => import("./review-forms").then((one) => one.FinishForm), {
  ssr: false,
});
export const LinkForm = dynamic(() => import("./review-forms").then((one) => one.LinkForm), {
  ssr: false,
});

"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const AddForm = dynamic(() => import("./release-form").then((one) => one.AddForm), {
  ssr: false,
});
export const EditForm = dynamic(() => import("./release-form").then((one) => one.EditForm), {
  ssr: false,
});
export const ReturnForm = dynamic(() => import("./decide-forms").then((one) => one.ReturnForm), {
  ssr: false,
});
export const DeployForm = dynamic(() => import("./decide-forms").then((one) => one.DeployForm), {
  ssr: false,
});
export const WithdrawForm = dynamic(
  () => import("./decide-forms").then((one) => one.WithdrawForm),
  { ssr: false },
);

"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const EntryForm = dynamic(() => import("./entry-form").then((one) => one.EntryForm), {
  ssr: false,
});
export const ConfirmEntryForm = dynamic(
  () => import("./care-forms").then((one) => one.ConfirmEntryForm),
  { ssr: false },
);
export const ReviewEntryForm = dynamic(
  () => import("./care-forms").then((one) => one.ReviewEntryForm),
  { ssr: false },
);
export const ChangeEntryForm = dynamic(
  () => import("./care-forms").then((one) => one.ChangeEntryForm),
  { ssr: false },
);
export const CloseEntryForm = dynamic(
  () => import("./care-forms").then((one) => one.CloseEntryForm),
  { ssr: false },
);
export const LinksForm = dynamic(() => import("./links-form").then((one) => one.LinksForm), {
  ssr: false,
});
export const ClimateForm = dynamic(() => import("./climate-form").then((one) => one.ClimateForm), {
  ssr: false,
});

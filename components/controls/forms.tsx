"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const AddControlForm = dynamic(
  () => import("./add-control-form").then((loaded) => loaded.AddControlForm),
  { ssr: false },
);
export const AssignForm = dynamic(
  () => import("./assign-form").then((loaded) => loaded.AssignForm),
  { ssr: false },
);
export const AttestForm = dynamic(
  () => import("./attest-form").then((loaded) => loaded.AttestForm),
  { ssr: false },
);
export const DecideForm = dynamic(
  () => import("./decide-form").then((loaded) => loaded.DecideForm),
  { ssr: false },
);
export const DescribeForm = dynamic(
  () => import("./describe-form").then((loaded) => loaded.DescribeForm),
  { ssr: false },
);
export const AcceptForm = dynamic(
  () => import("./review-forms").then((loaded) => loaded.AcceptForm),
  { ssr: false },
);
export const RejectForm = dynamic(
  () => import("./review-forms").then((loaded) => loaded.RejectForm),
  { ssr: false },
);
export const TakeBackForm = dynamic(
  () => import("./review-forms").then((loaded) => loaded.TakeBackForm),
  { ssr: false },
);

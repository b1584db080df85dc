"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const ProposeForm = dynamic(
  () => import("./propose-form").then((loaded) => loaded.ProposeForm),
  { ssr: false },
);
export const ApproveForm = dynamic(
  () => import("./decide-forms").then((loaded) => loaded.ApproveForm),
  { ssr: false },
);
export const DeclineForm = dynamic(
  () => import("./decide-forms").then((loaded) => loaded.DeclineForm),
  { ssr: false },
);
export const RevokeForm = dynamic(
  () => import("./decide-forms").then((loaded) => loaded.RevokeForm),
  { ssr: false },
);

"use client";

import dynamic from "next/dynamic";

/** The dialogs' forms, each loaded when its dialog opens. */
export const UploadForm = dynamic(
  () => import("./upload-form").then((loaded) => loaded.UploadForm),
  { ssr: false },
);
export const RefuseForm = dynamic(
  () => import("./refuse-form").then((loaded) => loaded.RefuseForm),
  { ssr: false },
);

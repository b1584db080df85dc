"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/loading";

/**
 * Forms that stand in a page, not in a dialog, and are drawn in the browser alone: what somebody
 * quick types before the script runs would otherwise be lost.
 */
const wait = { ssr: false, loading: () => <Skeleton lines={4} /> } as const;

export const SetPassword = dynamic(
  () => import("./set-password-form").then((loaded) => loaded.SetPasswordForm),
  wait,
);
export const SetUp = dynamic(
  () => import("./set-up-form").then((loaded) => loaded.SetUpForm),
  wait,
);
export const ChangePassword = dynamic(
  () => import("./change-password-form").then((loaded) => loaded.ChangePasswordForm),
  wait,
);
export const CreateToken = dynamic(
  () => import("./create-token-form").then((loaded) => loaded.CreateTokenForm),
  wait,
);

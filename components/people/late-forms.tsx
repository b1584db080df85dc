"use client";

import dynamic from "next/dynamic";
import { Skeleton } from "@/components/ui/loading";

/**
 * Forms that stand in a page, not in a dialog, and are drawn in the browser alone: what somebody
 * quick types before the script runs would otherwise be lost.
 */
const Loading = () => <Skeleton lines={4} />;

export const SetPassword = dynamic(
  () => import("./set-password-form").then((loaded) => loaded.SetPasswordForm),
  { ssr: false, loading: Loading },
);
export const SetUp = dynamic(() => import("./set-up-form").then((loaded) => loaded.SetUpForm), {
  ssr: false,
  loading: Loading,
});
export const ChangePassword = dynamic(
  () => import("./change-password-form").then((loaded) => loaded.ChangePasswordForm),
  { ssr: false, loading: Loading },
);
export const CreateToken = dynamic(
  () => import("./create-token-form").then((loaded) => loaded.CreateTokenForm),
  { ssr: false, loading: Loading },
);

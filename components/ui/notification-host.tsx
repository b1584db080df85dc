"use client";

import { lazy, Suspense, useSyncExternalStore } from "react";
import { notes } from "./notify";

const Notifications = lazy(() =>
  import("@mantine/notifications").then((loaded) => ({ default: loaded.Notifications })),
);

/** Draws messages once there is one; until then it costs nothing. */
export function NotificationHost() {
  const wanted = useSyncExternalStore(notes.subscribe, notes.wanted, () => false);
  if (!wanted) return null;
  return (
    <Suspense>
      <Notifications position="bottom-right" limit={3} />
    </Suspense>
  );
}

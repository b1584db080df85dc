"use client";

import dynamic from "next/dynamic";
import { useSyncExternalStore } from "react";
import { notes } from "./notify";

const Notifications = dynamic(
  () => import("@mantine/notifications").then((loaded) => loaded.Notifications),
  { ssr: false },
);

export function NotificationHost() {
  const wanted = useSyncExternalStore(notes.subscribe, notes.wanted, () => false);
  return wanted ? <Notifications position="bottom-right" limit={3} /> : null;
}

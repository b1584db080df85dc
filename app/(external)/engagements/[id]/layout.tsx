import type { ReactNode } from "react";
import { read } from "@/lib/adapters/page";
import { assessorRoom } from "@/lib/domain/engagements/queries";

interface RoomProps {
  params: Promise<{ id: string }>;
  children: ReactNode;
}

/** The address must be the engagement that is open; another one's is refused or not found. */
export default async function EngagementLayout({ params, children }: RoomProps) {
  await read(assessorRoom, { id: decodeURIComponent((await params).id) });
  return children;
}

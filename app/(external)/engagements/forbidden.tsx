import type { Metadata } from "next";
import { ClosedRoom } from "@/components/engagements/room/closed";
import { room } from "@/components/words/engagements";

export const metadata: Metadata = { title: room.closed.title };

export default function RoomForbiddenPage() {
  return <ClosedRoom />;
}

import { cache } from "react";
import { read } from "@/lib/adapters/page";
import { assessorRoom, myEngagements } from "@/lib/domain/engagements/queries";

/** The engagement the signed-in assessor is in now, or null while none is open. Once a request. */
export const currentRoom = cache(async () => {
  const mine = await read(myEngagements);
  const current = mine.find(({ isCurrent }) => isCurrent);
  return current ? read(assessorRoom, { id: current.id }) : null;
});

/** Where the room's links begin. */
export const baseOf = ({ reference }: { reference: string }) => `/engagements/${reference}`;

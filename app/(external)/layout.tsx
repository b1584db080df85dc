import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { currentRoom } from "@/components/engagements/room/current";
import { placesIn } from "@/components/engagements/room/places";
import { SignOut } from "@/components/people/sign-out";
import type { Entry } from "@/components/shell/entries";
import { Frame } from "@/components/shell/frame";
import { formatDay } from "@/components/ui/format";
import { room as words } from "@/components/words/engagements";
import { navigation } from "@/components/words/navigation";
import { read, signedIn } from "@/lib/adapters/page";
import { getOrganisation } from "@/lib/domain/organisation/queries";
import { ROLE_LABELS } from "@/lib/domain/people/schema";
import { holds } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

/** Where there is no open room, the list of engagements says when there will be. */
const OUTSIDE: Entry[] = [{ href: "/engagements", label: words.mine, icon: "room" }];

/** The assessor's own, narrower frame: other colours, own navigation, and what is logged said on top. */
export default async function RoomLayout({ children }: { children: ReactNode }) {
  const actor = await signedIn();
  if (!holds(actor, "external_auditor")) redirect("/audits/engagements");
  const organisation = await read(getOrganisation);
  const room = await currentRoom();
  return (
    <Frame
      person={{ name: actor.name, roles: ROLE_LABELS.external_auditor }}
      entries={room ? placesIn(room) : OUTSIDE}
      organisation={organisation.name}
      today={formatDay(dayOf(clock.now()))}
      menu={[{ href: "/account", label: navigation.account }]}
      signOut={<SignOut />}
      banner={room && <p>{words.banner(room.body, formatDay(room.until))}</p>}
      accent="assessor"
      narrow={(await cookies()).get("annex-nav")?.value === "narrow"}
    >
      {children}
    </Frame>
  );
}

import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { SignOut } from "@/components/people/sign-out";
import { ExampleBanner } from "@/components/shell/example-banner";
import { Frame } from "@/components/shell/frame";
import { placesOf } from "@/components/shell/places";
import { formatDay } from "@/components/ui/format";
import { WithViews } from "@/components/views/with-views";
import { navigation } from "@/components/words/navigation";
import { read, signedIn } from "@/lib/adapters/page";
import { getOrganisation } from "@/lib/domain/organisation/queries";
import { ROLE_LABELS } from "@/lib/domain/people/schema";
import { holds } from "@/lib/kernel/actor";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

/** The workspace of those who run the ISMS. Assessors have their own rooms. */
export default async function WorkspaceLayout({ children }: { children: ReactNode }) {
  const actor = await signedIn();
  if (holds(actor, "external_auditor")) redirect("/engagements");
  const organisation = await read(getOrganisation);
  const roles = actor.roles.map((role) => ROLE_LABELS[role]).join(", ");
  return (
    <Frame
      person={{ name: actor.name, roles }}
      entries={placesOf(actor)}
      organisation={organisation.name}
      today={formatDay(dayOf(clock.now()))}
      menu={[{ href: "/account", label: navigation.account }]}
      signOut={<SignOut />}
      banner={
        organisation.example && (
          <ExampleBanner organisation={organisation} mayLeave={holds(actor, "admin")} />
        )
      }
      narrow={(await cookies()).get("annex-nav")?.value === "narrow"}
    >
      <WithViews>{children}</WithViews>
    </Frame>
  );
}

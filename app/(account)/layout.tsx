import type { ReactNode } from "react";
import styles from "@/components/people/outside.module.css";
import { SignOut } from "@/components/people/sign-out";
import { Mark } from "@/components/shell/mark";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { account } from "@/components/words/people";
import { shell } from "@/components/words/shell";
import { signedIn } from "@/lib/adapters/page";
import { holds } from "@/lib/kernel/actor";
import WorkspaceLayout from "../(workspace)/layout";

/** The own account stands in the workspace; for an external auditor, who has none, it stands alone. */
export default async function AccountLayout({ children }: { children: ReactNode }) {
  const actor = await signedIn();
  if (!holds(actor, "external_auditor")) return <WorkspaceLayout>{children}</WorkspaceLayout>;
  return (
    <div className={styles.outside} data-accent="assessor">
      <header className={styles.head}>
        <Mark />
        <span>{shell.product}</span>
        {actor.engagementId && <Link href="/engagements">{account.toRoom}</Link>}
        <SignOut />
      </header>
      <main className={styles.main}>
        {!actor.engagementId && <Note tone="info">{account.noEngagement}</Note>}
        {children}
      </main>
    </div>
  );
}

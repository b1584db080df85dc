"use client";

import { IconLayoutSidebarLeftCollapse, IconMenu2 } from "@tabler/icons-react";
import { usePathname } from "next/navigation";
import { type ReactNode, useEffect, useState } from "react";
import { keepFor } from "@/components/ui/browser-storage";
import { Link } from "@/components/ui/link";
import { shell } from "@/components/words/shell";
import type { Entry } from "./entries";
import styles from "./frame.module.css";
import { Mark } from "./mark";
import { Navigation } from "./navigation";
import { SchemeToggle } from "./scheme-toggle";
import { Shortcuts } from "./shortcuts";
import { UserMenu } from "./user-menu";

export interface FrameProps {
  /** Who is signed in, and the roles in words. */
  person: { name: string; roles: string };
  entries: readonly Entry[];
  organisation: string;
  /** The day in words, for what is printed. */
  today: string;
  /** Addresses in the person's menu. */
  menu: readonly { href: string; label: string }[];
  /** Ends the session. */
  signOut: ReactNode;
  /** Above the page: that the data is an example, say. */
  banner?: ReactNode;
  search?: ReactNode;
  /** The assessor's room looks different on purpose. */
  accent?: "assessor";
  /** From the cookie `annex-nav`, so that the first drawing is right. */
  narrow?: boolean;
  children: ReactNode;
}

/** The frame around every page of a signed-in person. */
export function Frame(props: FrameProps) {
  const { entries, banner, accent, organisation, today, children } = props;
  const [narrow, setNarrow] = useState(props.narrow ?? false);
  const [opened, setOpened] = useNavigationOfPhone();

  function resize() {
    setNarrow(!narrow);
    keepFor("annex-nav", narrow ? "wide" : "narrow");
  }

  return (
    <div className={styles.frame} data-accent={accent} data-narrow={narrow || undefined}>
      <a href="#main" className={styles.skip}>
        {shell.skip}
      </a>
      <Header {...props} opened={opened} onToggle={() => setOpened(!opened)} />
      <nav
        id="navigation"
        className={styles.nav}
        data-opened={opened || undefined}
        aria-label={shell.main}
      >
        <Navigation entries={entries} />
        <button
          type="button"
          className={styles.resize}
          onClick={resize}
          aria-label={narrow ? shell.wide : shell.narrow}
        >
          <IconLayoutSidebarLeftCollapse size={18} stroke={1.6} aria-hidden="true" />
        </button>
      </nav>
      <div className={styles.content}>
        {banner && (
          <aside className={styles.banner} aria-label={shell.notice}>
            {banner}
          </aside>
        )}
        <p className={styles.stamp}>{shell.printed(organisation, today)}</p>
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <Shortcuts entries={entries} />
    </div>
  );
}

type HeaderProps = FrameProps & { opened: boolean; onToggle: () => void };

function Header({ opened, onToggle, ...props }: HeaderProps) {
  const { person, organisation, accent, search, menu, signOut } = props;
  return (
    <header className={styles.header}>
      <button
        type="button"
        className={styles.burger}
        onClick={onToggle}
        aria-expanded={opened}
        aria-controls="navigation"
        aria-label={opened ? shell.closeNavigation : shell.openNavigation}
      >
        <IconMenu2 size={20} stroke={1.6} aria-hidden="true" />
      </button>
      <Link href="/" className={styles.product}>
        <Mark />
        {shell.product}
      </Link>
      <span className={styles.organisation}>{organisation}</span>
      {accent && <strong className={styles.room}>{shell.assessorRoom}</strong>}
      <div className={styles.tools}>
        {search}
        <SchemeToggle />
        <UserMenu person={person} menu={menu} signOut={signOut} />
      </div>
    </header>
  );
}

/** On phones the navigation opens over the page; a new page or Escape closes it. */
function useNavigationOfPhone() {
  const path = usePathname();
  const [openedOn, setOpenedOn] = useState<string | null>(null);
  const opened = openedOn === path;
  useEffect(() => {
    if (!opened) return;
    const close = (event: KeyboardEvent) => event.key === "Escape" && setOpenedOn(null);
    window.addEventListener("keydown", close);
    return () => window.removeEventListener("keydown", close);
  }, [opened]);
  return [opened, (open: boolean) => setOpenedOn(open ? path : null)] as const;
}

"use client";

import { IconUserCircle } from "@tabler/icons-react";
import { type MouseEvent, type ReactNode, useId } from "react";
import { Link } from "@/components/ui/link";
import { shell } from "@/components/words/shell";
import buttons from "./icon-button.module.css";
import styles from "./user-menu.module.css";

interface UserMenuProps {
  person: { name: string; roles: string };
  menu: readonly { href: string; label: string }[];
  signOut: ReactNode;
}

/** The browser's own popover: it closes on Escape and outside clicks, and needs no script. */
export function UserMenu({ person, menu, signOut }: UserMenuProps) {
  const id = useId();
  const close = (event: MouseEvent<HTMLElement>) => event.currentTarget.hidePopover();
  return (
    <>
      <button
        type="button"
        className={buttons.button}
        popoverTarget={id}
        aria-label={shell.you(person.name)}
      >
        <IconUserCircle size={20} stroke={1.6} aria-hidden="true" />
        <span className={styles.name}>{person.name}</span>
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: closes after a link inside was used */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: links send clicks for the keyboard too */}
      <div id={id} popover="auto" className={styles.menu} onClick={close}>
        <p className={styles.who}>
          {person.name}
          <span className={styles.roles}>{person.roles}</span>
        </p>
        <ul>
          {menu.map(({ href, label }) => (
            <li key={href}>
              <Link href={href}>{label}</Link>
            </li>
          ))}
          <li>{signOut}</li>
        </ul>
      </div>
    </>
  );
}

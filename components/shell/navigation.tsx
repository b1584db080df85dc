"use client";

import { usePathname } from "next/navigation";
import { Link } from "@/components/ui/link";
import { currentOf, type Entry, isWithin } from "./entries";
import { EntryIcon } from "./icons";
import styles from "./navigation.module.css";

/** The entries, and those below the section that is open. */
export function Navigation({ entries }: { entries: readonly Entry[] }) {
  const path = usePathname();
  const current = currentOf(entries, path);
  const here = (href: string) => (href === current ? "page" : undefined);
  return (
    <ul className={styles.list}>
      {entries.map(({ href, label, icon, children = [] }) => {
        const open = [href, ...children.map((child) => child.href)].some((at) =>
          isWithin(path, at),
        );
        // A section whose first view has its address leaves the mark to that view.
        const marked = children.some((child) => child.href === current) ? undefined : here(href);
        return (
          <li key={href}>
            <Link
              href={href}
              className={styles.entry}
              aria-current={marked}
              data-open={open || undefined}
              title={label}
            >
              <EntryIcon name={icon} />
              <span className={styles.label}>{label}</span>
            </Link>
            {open && children.length > 0 && (
              <ul className={styles.children}>
                {children.map((child) => (
                  <li key={child.href}>
                    <Link
                      href={child.href}
                      className={styles.child}
                      aria-current={here(child.href)}
                    >
                      {child.label}
                    </Link>
                  </li>
                ))}
              </ul>
            )}
          </li>
        );
      })}
    </ul>
  );
}

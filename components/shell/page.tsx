import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { shell } from "@/components/words/shell";
import styles from "./page.module.css";

interface PageProps {
  title: string;
  /** One sentence under the title. */
  lead?: ReactNode;
  /** Badges beside the title. */
  status?: ReactNode;
  /** Buttons on the right. */
  aside?: ReactNode;
  /** The way from the list to here, without this page. */
  breadcrumbs?: readonly { href: string; label: string }[];
  children: ReactNode;
}

/** The head of a page and what follows it. */
export function Page({ title, lead, status, aside, breadcrumbs = [], children }: PageProps) {
  return (
    <div className={styles.page}>
      <div className={styles.head}>
        {breadcrumbs.length > 0 && (
          <nav aria-label={shell.breadcrumbs} className={styles.breadcrumbs}>
            <ol>
              {breadcrumbs.map(({ href, label }) => (
                <li key={href}>
                  <Link href={href}>{label}</Link>
                </li>
              ))}
            </ol>
          </nav>
        )}
        <div className={styles.line}>
          <div className={styles.title}>
            <h1>{title}</h1>
            {status}
          </div>
          {aside && <div className={styles.aside}>{aside}</div>}
        </div>
        {lead && <p className={styles.lead}>{lead}</p>}
      </div>
      {children}
    </div>
  );
}

import { Link } from "./link";
import styles from "./tabs-nav.module.css";

export interface Tab {
  href: string;
  label: string;
  count?: number;
}

interface TabsNavProps {
  label: string;
  tabs: readonly Tab[];
  /** The `href` of the tab that is shown. */
  current: string;
}

/** Views of one thing as links: each has an address of its own. */
export function TabsNav({ label, tabs, current }: TabsNavProps) {
  return (
    <nav aria-label={label} className={styles.tabs}>
      {tabs.map((tab) => (
        <Link
          key={tab.href}
          href={tab.href}
          aria-current={tab.href === current ? "page" : undefined}
        >
          {tab.label}
          {tab.count !== undefined && <data value={tab.count}>{tab.count}</data>}
        </Link>
      ))}
    </nav>
  );
}

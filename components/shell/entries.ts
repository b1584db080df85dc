import type { IconName } from "./icons";

/** One place in the main navigation; the server decides who gets which. */
export interface Entry {
  href: string;
  label: string;
  icon: IconName;
  /** Pressed after g, it leads here. */
  letter?: string;
  /** Shown while the section is open. */
  children?: readonly { href: string; label: string }[];
}

/** Whether the page is the entry's or lies below it. */
export const isWithin = (path: string, href: string) =>
  href === "/" ? path === "/" : path === href || path.startsWith(`${href}/`);

/** The most precise entry for a page: `/audits/findings` wins over `/audits`. */
export function currentOf(entries: readonly Entry[], path: string): string | undefined {
  return entries
    .flatMap((entry) => [entry, ...(entry.children ?? [])])
    .map(({ href }) => href)
    .filter((href) => isWithin(path, href))
    .sort((a, b) => b.length - a.length)[0];
}

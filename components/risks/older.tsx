import { Link } from "@/components/ui/link";
import { risks as words } from "@/components/words/risks";

/** How many older ones there are, and where they stand; nothing where all are listed. */
export function Older({ count, href }: { count: number; href?: string }) {
  if (count === 0) return null;
  const said = words.older(count);
  return <p>{href ? <Link href={href}>{said}</Link> : said}</p>;
}

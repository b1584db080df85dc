import { ConfirmSeen } from "@/components/assets/bulk/confirm-seen";
import { Link } from "@/components/ui/link";
import { Section } from "@/components/ui/section";
import { Due } from "@/components/ui/time";
import { inventory } from "@/components/words/inventory";
import type { AssetEntry } from "@/lib/domain/assets/schema";
import styles from "./due-assets.module.css";

interface DueAssetsProps {
  assets: readonly Pick<AssetEntry, "id" | "reference" | "name" | "version" | "nextReview">[];
  /** All that are due, also those that are not listed here. */
  total: number;
  today: string;
}

const { due: words } = inventory;

/** Assets whose owner is asked to look: each is confirmed by one click, or all of them at once. */
export function DueAssets({ assets, total, today }: DueAssetsProps) {
  const seen = assets.map(({ id, version }) => ({ id, version }));
  return (
    <Section
      title={words.title(total)}
      aside={seen.length > 1 && <ConfirmSeen assets={seen} label={words.all(seen.length)} />}
    >
      <p>{words.body}</p>
      <ul className={styles.due}>
        {assets.map(({ id, reference, name, version, nextReview }) => (
          <li key={id}>
            <Link href={`/assets/${reference}`}>
              <span className={styles.reference}>{reference}</span> {name}
            </Link>
            <Due value={nextReview} today={today} />
            <ConfirmSeen assets={[{ id, version }]} label={words.one} name={words.oneOf(name)} />
          </li>
        ))}
      </ul>
      {seen.length < total && (
        <p>
          <Link href="/assets?owner=me&review=overdue">{words.more}</Link>
        </p>
      )}
    </Section>
  );
}

import { Button } from "@mantine/core";
import { tallies as words } from "@/components/words/tallies";
import type { Value } from "@/lib/domain/risks/schema";
import styles from "./tallies.module.css";

interface SinceFormProps {
  of: Value;
  since: string | undefined;
}

/** A plain form that asks the same page again: works without scripts, and the address can be shared. */
export function SinceForm({ of, since }: SinceFormProps) {
  return (
    <form method="get" className={styles.since}>
      <input type="hidden" name="of" value={of} />
      <label>
        {words.since}
        <input type="date" name="since" defaultValue={since} required />
      </label>
      <Button type="submit" size="xs" variant="default">
        {words.compare}
      </Button>
    </form>
  );
}

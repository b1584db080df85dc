import { Button } from "@mantine/core";
import { fieldWords, trail } from "@/components/words/trail";
import { ENTITIES } from "./record-path";
import styles from "./trail.module.css";

interface TrailFiltersProps {
  /** What the address says now. */
  chosen: Readonly<Record<string, string | undefined>>;
  people: readonly { id: string; name: string }[];
}

/** A plain form that asks the same page again: works without scripts, and the address can be shared. */
export function TrailFilters({ chosen, people }: TrailFiltersProps) {
  const { fields } = trail;
  return (
    <form className={styles.filters} method="get">
      <label>
        {fields.entity}
        <select name="entity" defaultValue={chosen.entity ?? ""}>
          <option value="">{fields.any}</option>
          {ENTITIES.map((entity) => (
            <option key={entity} value={entity}>
              {fieldWords(entity)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {fields.record}
        <input name="record" defaultValue={chosen.record} placeholder={fields.recordHelp} />
      </label>
      <label>
        {fields.actor}
        <select name="actor" defaultValue={chosen.actor ?? ""}>
          <option value="">{fields.any}</option>
          {people.map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {fields.action}
        <input name="action" defaultValue={chosen.action} />
      </label>
      <label>
        {fields.from}
        <input type="date" name="from" defaultValue={chosen.from} />
      </label>
      <label>
        {fields.until}
        <input type="date" name="until" defaultValue={chosen.until} />
      </label>
      <Button type="submit" size="xs" variant="default">
        {trail.filter}
      </Button>
    </form>
  );
}

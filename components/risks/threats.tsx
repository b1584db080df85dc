import { Button } from "@mantine/core";
import { Empty } from "@/components/ui/empty";
import { Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { riskLists } from "@/components/words/risk-lists";
import { risks } from "@/components/words/risks";
import { PROPERTY_LABELS, type ThreatRow } from "@/lib/domain/risks/schema";
import styles from "./risks.module.css";

const words = riskLists.catalogue;

/** A plain form: the words looked for are in the address. */
export function ThreatSearch({ q }: { q: string }) {
  return (
    <search>
      <form action="/risks/threats" className={styles.find}>
        <input type="search" name="q" defaultValue={q} aria-label={words.search} />
        <Button type="submit" size="xs" variant="default">
          {words.find}
        </Button>
      </form>
    </search>
  );
}

/** The catalogue; each threat opens to its weaknesses and answers. */
export function Threats({ rows }: { rows: readonly ThreatRow[] }) {
  if (rows.length === 0) return <Empty title={words.none} body={words.noneBody} />;
  return (
    <Section title={words.title}>
      <ul className={styles.threats}>
        {rows.map((threat) => (
          <li key={threat.id} id={threat.id}>
            <details>
              <summary>
                {threat.title}{" "}
                <span className={styles.muted}>
                  {words.typical(threat.likelihood, threat.impact)}
                </span>
              </summary>
              <div className={styles.workings}>
                <p>{threat.description}</p>
                <Facts facts={factsOf(threat)} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  );
}

const factsOf = (threat: ThreatRow) => [
  {
    term: risks.fields.properties,
    value: threat.properties.map((one) => PROPERTY_LABELS[one]).join(", "),
  },
  { term: words.vulnerabilities, value: threat.vulnerabilities.join("; ") },
  { term: words.controls, value: threat.controls.join(", ") },
  { term: words.answers, value: threat.treatments.map(({ action }) => action).join("; ") },
  { term: words.references, value: knownAs(threat).join("; ") },
];

const knownAs = ({ references }: ThreatRow) =>
  Object.values(references)
    .flat()
    .map(({ id, name }) => `${id} ${name}`);

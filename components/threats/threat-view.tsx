import { type Fact, LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { threats as words } from "@/components/words/threats";
import { PROPERTY_LABELS } from "@/lib/domain/risks/schema";
import {
  ORIGIN_LABELS,
  THREAT_KIND_LABELS,
  type ThreatDetail,
} from "@/lib/domain/risks/threats/schema";
import { categoryName } from "./labels";

interface Props {
  threat: ThreatDetail;
}

/** What is known of a threat at a glance. */
export const factsOf = (threat: ThreatDetail): Fact[] => [
  { term: words.facts.origin, value: ORIGIN_LABELS[threat.origin] },
  { term: words.facts.category, value: categoryName(threat.category) },
  {
    term: words.facts.kinds,
    value: threat.assetKinds.map((one) => THREAT_KIND_LABELS[one]).join(", "),
  },
  {
    term: words.facts.properties,
    value: threat.properties.map((one) => PROPERTY_LABELS[one]).join(", "),
  },
  { term: words.facts.level, value: words.typical(threat.likelihood, threat.impact) },
  { term: words.facts.rationale, value: threat.rationale },
  ...(threat.author ? [{ term: words.facts.author, value: threat.author }] : []),
];

/** Sentences, one a line; nothing where there are none. */
export function Texts({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  );
}

const PLACES = {
  atlas: (id: string) => `https://atlas.mitre.org/techniques/${id}`,
  cwe: (id: string) => `https://cwe.mitre.org/data/definitions/${id.replace("CWE-", "")}.html`,
} as const;

/** What others call it, with where they say more. */
export function KnownAs({ threat: { references } }: Props) {
  const owasp = [...references.owaspLlm2025, ...references.owaspApi2023];
  const all = [...references.atlas, ...owasp, ...references.cwe];
  if (all.length === 0) return null;
  const linked = [
    ...references.atlas.map(({ id, name }) => ({
      href: PLACES.atlas(id),
      label: words.known(id, name),
    })),
    ...references.cwe.map(({ id, name }) => ({
      href: PLACES.cwe(id),
      label: words.known(id, name),
    })),
  ];
  return (
    <Section title={words.sections.references}>
      {linked.length > 0 && <LinkList items={linked} />}
      {owasp.length > 0 && (
        <ul>
          {owasp.map(({ id, name }) => (
            <li key={id}>{words.known(id, name)}</li>
          ))}
        </ul>
      )}
    </Section>
  );
}

import { LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { Missing } from "@/components/ui/time";
import { risks as words } from "@/components/words/risks";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import styles from "./risks.module.css";
import { RewordAct, Wording } from "./wording";

/** Cause, event and consequence, and the assets they concern. */
export function Scenario({ risk, base = "" }: { risk: RiskDetail; base?: string }) {
  const parts = [
    { term: words.fields.cause, value: risk.cause },
    { term: words.fields.event, value: risk.event },
    { term: words.fields.consequence, value: risk.consequence },
  ];
  const assets = risk.assets.map(({ reference, name, kind }) => ({
    href: reference ? `${base}/assets/${reference}` : `${base}/assets`,
    label: name ?? words.hiddenAsset,
    note: kind && ASSET_KIND_LABELS[kind],
  }));
  return (
    <Section title={words.scenario} aside={risk.can.reword && <RewordAct risk={risk} />}>
      <Wording risk={risk} />
      <dl className={styles.scenario}>
        {parts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value || <Missing>{words.noWords}</Missing>}</dd>
          </div>
        ))}
      </dl>
      <h3>{words.assets}</h3>
      <LinkList items={assets} />
    </Section>
  );
}

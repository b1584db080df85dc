import { LinkList } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { Missing } from "@/components/ui/time";
import { riskKinds as kinds } from "@/components/words/risk-kinds";
import { risks as words } from "@/components/words/risks";
import { CONTEXT_KIND_LABELS } from "@/lib/domain/context/schema";
import type { RiskDetail } from "@/lib/domain/risks/details/schema";
import { ASSET_KIND_LABELS } from "@/lib/domain/scope/schema";
import styles from "./risks.module.css";
import { RewordAct, Wording } from "./wording";

/** Cause, event and consequence, and the assets they concern. */
export function Scenario({ risk, base = "" }: { risk: RiskDetail; base?: string }) {
  const isRisk = risk.kind === "risk";
  const parts = [
    { term: words.fields.cause, value: risk.cause },
    { term: words.fields.event, value: risk.event },
    ...(isRisk
      ? [{ term: words.fields.consequence, value: risk.consequence }]
      : [
          { term: kinds.fields.benefit, value: risk.benefit },
          { term: kinds.fields.effectCheck, value: risk.effectCheck },
        ]),
  ];
  const assets = risk.assets.map(({ reference, name, kind }) => ({
    href: reference ? `${base}/assets/${reference}` : `${base}/assets`,
    label: name ?? words.hiddenAsset,
    note: kind && ASSET_KIND_LABELS[kind],
  }));
  return (
    <Section
      title={isRisk ? words.scenario : kinds.section}
      aside={risk.can.reword && <RewordAct risk={risk} />}
    >
      <Wording risk={risk} />
      <dl className={styles.scenario}>
        {parts.map(({ term, value }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value || <Missing>{words.noWords}</Missing>}</dd>
          </div>
        ))}
      </dl>
      {(isRisk || assets.length > 0) && (
        <>
          <h3>{words.assets}</h3>
          <LinkList items={assets} />
        </>
      )}
      {(!isRisk || risk.context.length > 0) && (
        <>
          <h3>{kinds.comesFrom}</h3>
          <LinkList
            items={risk.context.map(({ reference, title, kind }) => ({
              href: `${base}/context/${reference}`,
              reference,
              label: title,
              note: CONTEXT_KIND_LABELS[kind],
            }))}
            empty={kinds.noContext}
          />
        </>
      )}
    </Section>
  );
}

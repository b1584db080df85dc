import { optionsOf, people as peopleOptions } from "@/components/audits/option";
import { RaiseForm } from "@/components/findings/forms";
import { RiskForm } from "@/components/risks/forms";
import { choices } from "@/components/risks/risk-labels";
import { ActButton } from "@/components/ui/act-button";
import { Note } from "@/components/ui/note";
import { lineage as words } from "@/components/words/lineage";
import { read, signedIn } from "@/lib/adapters/page";
import { type FoundGap, GAP_LABELS } from "@/lib/domain/assets/gaps/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { FINDING_SOURCE_LABELS } from "@/lib/domain/audits/findings/schema";
import { listPersonNames } from "@/lib/domain/people/queries";
import { holds } from "@/lib/kernel/actor";
import styles from "./lineage.module.css";
import { Chain } from "./way";

const { internal_audit: _, ...OUTSIDE } = FINDING_SOURCE_LABELS;
const EMPLOYED = ["compliance", "engineer", "risk_owner", "top_management", "staff"] as const;

interface GapsProps {
  asset: AssetRecord;
  gaps: readonly FoundGap[];
  can: { raise: boolean; addRisk: boolean };
}

/** What the map finds wrong, each with its reason, its way, and what the reader may do about it. */
export async function Gaps({ asset, gaps, can }: GapsProps) {
  if (gaps.length === 0) return null;
  const people = can.raise ? (await read(listPersonNames, { role: [...EMPLOYED] })).rows : [];
  const actor = await signedIn();
  const sources = holds(actor, "compliance", "internal_auditor") && {
    sources: optionsOf(OUTSIDE),
    mustSaySource: holds(actor, "internal_auditor"),
  };
  return (
    <>
      {gaps.map((gap) => (
        <Note key={gap.reason} tone="warn" title={GAP_LABELS[gap.kind]}>
          <p>{gap.reason}</p>
          {gap.path.length > 1 && (
            <p>
              {words.way}: <Chain path={gap.path} />
            </p>
          )}
          <div className={styles.acts}>
            {can.raise && (
              <ActButton label={words.raise} title={titleOf(gap, asset)} wide>
                <RaiseForm
                  people={peopleOptions(people)}
                  at={gap.control}
                  draft={findingOf(gap, asset)}
                  {...sources}
                />
              </ActButton>
            )}
            {can.addRisk && (
              <ActButton label={words.addRisk} title={titleOf(gap, asset)} wide>
                <RiskForm properties={choices.properties} draft={riskOf(gap, asset)} />
              </ActButton>
            )}
          </div>
        </Note>
      ))}
    </>
  );
}

const titleOf = ({ kind }: FoundGap, { name }: AssetRecord) =>
  words.about(GAP_LABELS[kind], name).slice(0, 200);

const findingOf = (gap: FoundGap, asset: AssetRecord) => ({
  title: titleOf(gap, asset),
  criterion: words.asked(gap.control),
  evidence: [words.found, ...gap.path.map(({ reference }) => reference)].join(" "),
  gap: gap.reason,
});

const riskOf = (gap: FoundGap, asset: AssetRecord) => ({
  title: titleOf(gap, asset),
  cause: gap.reason,
  assets: [asset.reference],
});

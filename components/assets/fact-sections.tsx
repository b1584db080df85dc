import { Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { facts as words } from "@/components/words/facts";
import { FACTS } from "@/lib/domain/assets/facts/catalogue";
import { FACT_GROUP_LABELS, YES_NO_LABELS } from "@/lib/domain/assets/facts/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { ArtefactSection } from "./artefacts";
import { CopySection } from "./copies";
import styles from "./fact-sections.module.css";
import { saidFields, shownFacts } from "./fact-shown";
import { DescribeAct } from "./material-acts";
import type { MaterialRights } from "./material-rights";
import { optionsOf } from "./options";
import { TrainingSection } from "./training-runs";

interface MaterialProps {
  asset: AssetRecord;
  can: MaterialRights;
}

/** What an asset says of itself and what it is made of. */
export function Material({ asset, can }: MaterialProps) {
  return (
    <>
      <FactSections asset={asset} can={can} />
      {asset.kind === "model" && <ArtefactSection asset={asset} can={can} />}
      {asset.kind === "model" && <TrainingSection asset={asset} can={can} />}
      {COPIED.includes(asset.kind) && <CopySection asset={asset} can={can} />}
    </>
  );
}

const COPIED: readonly AssetRecord["kind"][] = ["model", "dataset", "index"];

/** The facts that are said, by group, and how many are not. */
function FactSections({ asset, can }: MaterialProps) {
  const { id, version, facts } = asset;
  const fields = FACTS[asset.kind];
  const said = saidFields(asset);
  const open = fields.length - said.length;
  const groups = [...new Set(said.map(({ group }) => group))];
  const act = (
    <DescribeAct
      id={id}
      version={version}
      fields={fields}
      groups={FACT_GROUP_LABELS}
      yesNo={optionsOf(YES_NO_LABELS)}
      facts={facts}
    />
  );
  return (
    <Section title={words.title} aside={can.describe && act}>
      {groups.map((group) => (
        <div key={group} className={styles.group}>
          <h3>{FACT_GROUP_LABELS[group]}</h3>
          <Facts
            facts={shownFacts(
              asset,
              said.filter((one) => one.group === group),
            )}
          />
        </div>
      ))}
      {said.length === 0 && <p>{words.none}</p>}
      {open > 0 && said.length > 0 && <p className={styles.open}>{words.unsaid(open)}</p>}
    </Section>
  );
}

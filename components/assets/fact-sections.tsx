import type { ReactNode } from "react";
import { type Fact, Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { facts as words } from "@/components/words/facts";
import { FACTS } from "@/lib/domain/assets/facts/catalogue";
import {
  FACT_GROUP_LABELS,
  type FactField,
  type FactValue,
  YES_NO_LABELS,
} from "@/lib/domain/assets/facts/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { ArtefactSection } from "./artefacts";
import { CopySection } from "./copies";
import { Digest } from "./digest";
import styles from "./fact-sections.module.css";
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
  const said = fields.filter(({ key }) => facts[key] !== undefined);
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
            facts={said
              .filter((one) => one.group === group)
              .map((one) => factOf(one, facts[one.key]))}
          />
        </div>
      ))}
      {said.length === 0 && <p>{words.none}</p>}
      {open > 0 && said.length > 0 && <p className={styles.open}>{words.unsaid(open)}</p>}
    </Section>
  );
}

const factOf = (field: FactField, value: FactValue | undefined): Fact => ({
  term: field.label,
  value: value === undefined ? null : shown(field, value),
});

function shown({ type, options }: FactField, value: FactValue): ReactNode {
  if (typeof value === "boolean") return value ? YES_NO_LABELS.yes : YES_NO_LABELS.no;
  if (typeof value === "number") return value.toLocaleString("en");
  if (typeof value === "object") return value.join(", ");
  if (type === "day") return <Day value={value} />;
  if (type === "digest") return <Digest value={value} />;
  return options?.[value] ?? value;
}

import { PlainTable } from "@/components/ui/plain-table";
import { lineage as words } from "@/components/words/lineage";
import { ASPECT_LABELS, LEVELS, type Level } from "@/lib/domain/assets/graph/schema";
import { DUTY_LABELS } from "@/lib/domain/assets/licences/schema";
import {
  type AssetRecord,
  CLASSIFICATION_LABELS,
  PERSONAL_DATA_LABELS,
} from "@/lib/domain/assets/schema";
import { Way } from "./way";

type Said = Pick<
  AssetRecord,
  "confidentiality" | "integrity" | "availability" | "classification" | "personalData"
>;

function shown(said: Said, level: Level) {
  if (level === "personalData") return PERSONAL_DATA_LABELS[said.personalData];
  if (level === "classification") {
    return said.classification ? CLASSIFICATION_LABELS[said.classification] : words.notSaid;
  }
  return said[level] ?? words.notSaid;
}

/** What the asset says of itself, what counts, and from where that comes. */
export function Needs({ asset }: { asset: AssetRecord }) {
  const { effective } = asset;
  const rows = LEVELS.map((level) => {
    const reason = effective.why.find((one) => one.aspect === level);
    return {
      id: level,
      cells: [
        ASPECT_LABELS[level],
        shown(asset, level),
        shown(effective, level),
        reason ? <Way key="why" path={reason.path} isCut={reason.isCut} /> : words.own,
      ],
    };
  });
  const duties = effective.duties.map(({ duty, path, isCut }) => ({
    id: duty,
    cells: [
      words.duties,
      path.length === 0 ? DUTY_LABELS[duty] : "–",
      DUTY_LABELS[duty],
      path.length === 0 ? words.ownLicence : <Way key="why" path={path} isCut={isCut} />,
    ],
  }));
  return (
    <>
      <p>{words.needsLead}</p>
      <PlainTable label={words.needs} head={words.needsHead} rows={[...rows, ...duties]} />
    </>
  );
}

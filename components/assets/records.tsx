import { BandBadge } from "@/components/ui/band";
import { Link } from "@/components/ui/link";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Day } from "@/components/ui/time";
import { assets as words } from "@/components/words/assets";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { RISK_STATE_LABELS, type RiskRow } from "@/lib/domain/risks/schema";

/** The risks that name this asset. */
export function Risks({ risks }: { risks: readonly RiskRow[] }) {
  if (risks.length === 0) return <p>{words.sections.noRisks}</p>;
  return (
    <PlainTable
      label={words.sections.risks}
      head={words.riskHead}
      rows={risks.map((risk) => ({
        id: risk.id,
        cells: [
          <Link key="risk" href={`/risks/${risk.reference}`}>
            {risk.reference} {risk.title}
          </Link>,
          RISK_STATE_LABELS[risk.state],
          <Level key="current" level={risk.current} />,
          <Level key="residual" level={risk.residual} />,
          risk.owner.name,
        ],
      }))}
    />
  );
}

const Level = ({ level }: { level: RiskRow["current"] }) =>
  level ? <BandBadge band={level.band} score={level.score} /> : words.notAssessed;

/** Each time the owner said that the entry is right. */
export function Confirmations({ asset }: { asset: AssetRecord }) {
  if (asset.confirmations.length === 0) return <p>{words.sections.noConfirmations}</p>;
  return (
    <PlainTable
      label={words.sections.confirmations}
      head={words.confirmationHead}
      rows={asset.confirmations.map(({ id, at, by, nextReview, note }) => ({
        id,
        cells: [<Day key="at" value={at} />, by.name, <Day key="next" value={nextReview} />, note],
      }))}
    />
  );
}

/** What still has to be said before the asset counts. */
export function StillMissing({ missing }: Pick<AssetRecord, "missing">) {
  const sentences = Object.values(missing).flat();
  if (sentences.length === 0) return null;
  return (
    <Note tone="warn" title={words.sections.missing}>
      <ul>
        {sentences.map((one) => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </Note>
  );
}

/** Which copies are gone, by whom. */
export const Deletions = ({ asset }: { asset: AssetRecord }) => (
  <>
    <p>{words.disposal(asset.deletedBy?.name ?? "", asset.deletions.length)}</p>
    <PlainTable
      label={words.sections.disposal}
      head={words.copyHead}
      rows={asset.deletions.map(({ where, evidence }) => ({
        id: where,
        cells: [
          where,
          <Link key="evidence" href={`/evidence/${evidence}`}>
            {evidence}
          </Link>,
        ],
      }))}
    />
  </>
);

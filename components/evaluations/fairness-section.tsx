import type { MaterialRights } from "@/components/assets/material-rights";
import { optionsOf } from "@/components/assets/options";
import { formatDay } from "@/components/ui/format";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge, type Tone } from "@/components/ui/status";
import { fairness as words } from "@/components/words/evaluations";
import { read } from "@/lib/adapters/page";
import { listFairness } from "@/lib/domain/assets/fairness/queries";
import { COMPARISON_LABELS, type CriterionRow } from "@/lib/domain/assets/fairness/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { ApproveFairnessAct, EndFairnessAct, ProposeFairnessAct } from "./acts";

interface FairnessSectionProps {
  asset: AssetRecord;
  can: MaterialRights;
}

/** What counts as fair for a model: proposed, in force and ended. */
export async function FairnessSection({ asset, can }: FairnessSectionProps) {
  const { id, version } = asset;
  const { rows } = await read(listFairness, { id });
  const comparisons = optionsOf(COMPARISON_LABELS);
  const act = <ProposeFairnessAct id={id} version={version} comparisons={comparisons} />;
  return (
    <Section title={words.title} aside={can.proposesFairness && act}>
      <p>{words.lead}</p>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable
          label={words.title}
          head={words.head}
          rows={rows.map((one) => ({
            id: one.id,
            cells: [
              one.metric,
              words.limit(COMPARISON_LABELS[one.comparison], one.threshold),
              one.groups.join(", ") || words.everything,
              <State key="state" criterion={one} />,
              one.proposedBy?.name,
              one.approvedBy?.name,
              <Acts key="acts" asset={asset} criterion={one} can={can} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

function State({ criterion }: { criterion: CriterionRow }) {
  const { inForceFrom, endedAt } = criterion;
  if (!inForceFrom)
    return endedAt
      ? badge("neutral", words.states.withdrawn)
      : badge("info", words.states.proposed);
  const from = formatDay(inForceFrom);
  if (!endedAt)
    return (
      <>
        {badge("ok", words.states.inForce)} {words.since(from)}
      </>
    );
  return (
    <>
      {badge("neutral", words.states.ended)} {words.until(from, formatDay(endedAt))}
    </>
  );
}

const badge = (tone: Tone, word: string) => <StatusBadge tone={tone}>{word}</StatusBadge>;

function Acts({ asset, criterion, can }: FairnessSectionProps & { criterion: CriterionRow }) {
  const { id: criterionId, inForceFrom, endedAt, proposedBy } = criterion;
  if (endedAt) return null;
  const input = { id: asset.id, version: asset.version, criterionId };
  const isOwn = proposedBy?.id === can.me;
  return (
    <>
      {!inForceFrom && can.decidesFairness && can.isOpen && (
        <ApproveFairnessAct {...input} disabledReason={isOwn ? words.ownProposal : undefined} />
      )}
      {(can.decidesFairness || (!inForceFrom && can.proposesFairness)) && (
        <EndFairnessAct {...input} isInForce={inForceFrom !== null} />
      )}
    </>
  );
}

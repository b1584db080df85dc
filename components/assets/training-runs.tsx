import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { Day } from "@/components/ui/time";
import { trainingRuns as words } from "@/components/words/artefacts";
import { read } from "@/lib/adapters/page";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { listRuns } from "@/lib/domain/assets/training/queries";
import { Digest } from "./digest";
import { CorrectRunAct, RecordRunAct } from "./material-acts";
import type { MaterialRights } from "./material-rights";

interface TrainingSectionProps {
  asset: AssetRecord;
  can: MaterialRights;
}

/** How weights were made: code, configuration, seed and data. */
export async function TrainingSection({ asset, can }: TrainingSectionProps) {
  const { id, version } = asset;
  const { rows } = await read(listRuns, { id });
  return (
    <Section title={words.title} aside={can.training && <RecordRunAct id={id} version={version} />}>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable
          label={words.title}
          head={words.head}
          rows={rows.map((run) => ({
            id: run.id,
            cells: [
              run.name,
              <Day key="on" value={run.ranOn} />,
              run.commit,
              run.seed,
              run.data.map((one) => <Digest key={one} value={one} short />),
              <Digest key="result" value={run.result} short />,
              run.canaries,
              can.training && <CorrectRunAct key="act" id={id} version={version} run={run} />,
            ],
          }))}
        />
      )}
    </Section>
  );
}

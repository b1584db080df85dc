import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Day } from "@/components/ui/time";
import { copies as words } from "@/components/words/artefacts";
import { read } from "@/lib/adapters/page";
import { listCopies } from "@/lib/domain/assets/copies/queries";
import type { CopyRow } from "@/lib/domain/assets/copies/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { Digest } from "./digest";
import { DeleteCopyAct, RecordCopyAct } from "./material-acts";
import type { MaterialRights } from "./material-rights";

interface CopySectionProps {
  asset: AssetRecord;
  can: MaterialRights;
}

/** Where weights or data lie, and the proof where they are gone. */
export async function CopySection({ asset, can }: CopySectionProps) {
  const { id, version } = asset;
  const { rows } = await read(listCopies, { id });
  return (
    <Section title={words.title} aside={can.copies && <RecordCopyAct id={id} version={version} />}>
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable
          label={words.title}
          head={words.head}
          rows={rows.map((one) => ({
            id: one.id,
            cells: [
              one.place,
              one.readers,
              <Day key="since" value={one.placedOn} />,
              <Digest key="digest" value={one.digest} short />,
              <Gone key="gone" copy={one} />,
              can.deletesCopies && !one.deletedAt && (
                <DeleteCopyAct key="act" id={id} version={version} copyId={one.id} />
              ),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Gone({ copy }: { copy: CopyRow }) {
  if (!copy.deletedAt) return <StatusBadge tone="neutral">{words.there}</StatusBadge>;
  return (
    <>
      <Day value={copy.deletedAt} /> {words.gone(copy.deletedBy?.name ?? "", copy.proof)}
    </>
  );
}

import { formatBytes, formatCount } from "@/components/ui/format";
import { Note } from "@/components/ui/note";
import { PlainTable } from "@/components/ui/plain-table";
import { Section } from "@/components/ui/section";
import { artefacts as words } from "@/components/words/artefacts";
import { read } from "@/lib/adapters/page";
import { listArtefacts } from "@/lib/domain/assets/artefacts/queries";
import { ARTEFACT_FORMAT_LABELS, type ArtefactRow } from "@/lib/domain/assets/artefacts/schema";
import type { AssetRecord } from "@/lib/domain/assets/schema";
import { Digest } from "./digest";
import { RecordArtefactAct, RemoveArtefactAct } from "./material-acts";
import type { MaterialRights } from "./material-rights";
import { optionsOf } from "./options";

interface ArtefactSectionProps {
  asset: AssetRecord;
  can: MaterialRights;
}

/** The files of weights that a model consists of. */
export async function ArtefactSection({ asset, can }: ArtefactSectionProps) {
  const { id, version } = asset;
  const { rows } = await read(listArtefacts, { id });
  const formats = optionsOf(ARTEFACT_FORMAT_LABELS);
  const act = <RecordArtefactAct id={id} version={version} formats={formats} />;
  return (
    <Section title={words.title} aside={can.artefacts && act}>
      <Warnings rows={rows} />
      {rows.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <PlainTable
          label={words.title}
          head={words.head}
          rows={rows.map((one) => ({
            id: one.id,
            cells: [
              one.fileName || words.nameless,
              [ARTEFACT_FORMAT_LABELS[one.format], one.quantisation].filter(Boolean).join(" "),
              one.bytes !== null && formatBytes(one.bytes),
              one.parameters !== null && formatCount(one.parameters),
              one.release,
              <Digest key="digest" value={one.digest} short />,
              one.uses > 0 ? words.uses(one.uses) : words.unused,
              can.artefacts && one.uses === 0 && (
                <RemoveArtefactAct
                  key="act"
                  id={id}
                  version={version}
                  artefactId={one.id}
                  digest={one.digest}
                />
              ),
            ],
          }))}
        />
      )}
    </Section>
  );
}

function Warnings({ rows }: { rows: readonly ArtefactRow[] }) {
  const warned = rows.filter((one) => one.warnings.length > 0);
  if (warned.length === 0) return null;
  return (
    <Note tone="warn" title={words.warnings}>
      <ul>
        {warned.map(({ id, fileName, digest, warnings }) => (
          <li key={id}>{`${fileName || digest}: ${warnings.join(" ")}`}</li>
        ))}
      </ul>
    </Note>
  );
}

import { ActButton } from "@/components/ui/act-button";
import { evidence as words } from "@/components/words/evidence";
import { read } from "@/lib/adapters/page";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import { EVIDENCE_KIND_LABELS, METHOD_LABELS } from "@/lib/domain/controls/evidence/schema";
import { listControls } from "@/lib/domain/controls/queries";
import { UploadForm } from "./forms";

interface UploadActProps {
  today: string;
  accept: string;
  fileKinds: string;
  /** Who may not read the inventory is not asked for assets. */
  namesAssets: boolean;
}

/** Adds a file to the library. */
export async function UploadAct({ today, accept, fileKinds, namesAssets }: UploadActProps) {
  const { rows: controls } = await read(listControls, { size: 500 });
  return (
    <ActButton label={words.upload} description={words.uploadLead} variant="filled" wide>
      <UploadForm
        today={today}
        accept={accept}
        fileKinds={fileKinds}
        kinds={optionsOf(EVIDENCE_KIND_LABELS)}
        methods={optionsOf(METHOD_LABELS)}
        classes={optionsOf(CLASSIFICATION_LABELS)}
        controls={controls.map(({ reference, title }) => choice(reference, title))}
        namesAssets={namesAssets}
      />
    </ActButton>
  );
}

const choice = (reference: string, label: string) => ({
  value: reference,
  label: `${reference} ${label}`,
});
const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

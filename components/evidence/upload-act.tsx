import { ActButton } from "@/components/ui/act-button";
import { evidence as words } from "@/components/words/evidence";
import { read } from "@/lib/adapters/page";
import { CLASSIFICATION_LABELS } from "@/lib/domain/assets/schema";
import {
  COLLECTOR_LABELS,
  EVIDENCE_KIND_LABELS,
  type EvidenceRecord,
  METHOD_LABELS,
} from "@/lib/domain/controls/evidence/schema";
import { listControls } from "@/lib/domain/controls/queries";
import type { ControlRow } from "@/lib/domain/controls/schema";
import { plusDays } from "@/lib/kernel/fields";
import { UploadForm } from "./forms";

interface Uploads {
  today: string;
  accept: string;
  fileKinds: string;
  /** Who may not read the inventory is not asked for assets. */
  namesAssets: boolean;
}

/** Adds a file to the library. */
export async function UploadAct(uploads: Uploads) {
  return (
    <ActButton label={words.upload} description={words.uploadLead} variant="filled" wide>
      <UploadForm {...uploads} {...(await choices(uploads.today))} />
    </ActButton>
  );
}

interface AfterAct extends Uploads {
  one: EvidenceRecord;
}

/** Sends another file in the place of this one, which stays. */
export async function ReviseAct({ one, ...uploads }: AfterAct) {
  const said = { ...aboutOf(one), title: one.title, personalData: one.personalData };
  return (
    <ActButton label={words.revise} description={words.reviseLead} wide>
      <UploadForm
        {...uploads}
        {...(await choices(uploads.today))}
        said={said}
        fixed={{ revisionOf: one.reference }}
      />
    </ActButton>
  );
}

/** Adds a masked copy, which assessors are shown in its place. */
export async function MaskAct({ one, ...uploads }: AfterAct) {
  const { collectedAt, periodTo, validUntil } = one;
  const days = { collectedAt, periodTo, validUntil: validUntil ?? "" };
  return (
    <ActButton label={words.mask} description={words.maskLead} wide>
      <UploadForm
        {...uploads}
        {...(await choices(uploads.today))}
        said={{ ...aboutOf(one), ...days, title: words.maskedTitle(one.title) }}
        fixed={{ twinOf: one.reference }}
      />
    </ActButton>
  );
}

/** What holds of another piece about the same thing, too. */
const aboutOf = (one: EvidenceRecord) => ({
  kind: one.kind,
  source: one.source,
  query: one.query ?? "",
  method: one.method,
  collector: one.collector ?? "person",
  linkUrl: one.linkUrl ?? "",
  population: one.population ?? "",
  populationCount: one.populationCount ?? "",
  sampleCount: one.sampleCount ?? "",
  drawn: one.drawn ?? "",
  class: one.class,
  periodFrom: one.periodFrom,
  controls: [...one.controls],
  assets: one.assets.map(({ reference }) => reference),
});

async function choices(today: string) {
  const { rows: controls } = await read(listControls, { size: 500 });
  return {
    kinds: optionsOf(EVIDENCE_KIND_LABELS),
    methods: optionsOf(METHOD_LABELS),
    collectors: optionsOf(COLLECTOR_LABELS),
    classes: optionsOf(CLASSIFICATION_LABELS),
    controls: controls.map(({ reference, title }) => choice(reference, title)),
    asked: controls.map((one) => askedOf(one, today)),
  };
}

/** A due day is counted from the end of the period before it. */
const askedOf = ({ reference, attestationDays: days, nextDue }: ControlRow, today: string) => ({
  reference,
  days,
  since: plusDays(nextDue ?? today, 1 - days),
});

const choice = (reference: string, label: string) => ({
  value: reference,
  label: `${reference} ${label}`,
});
const optionsOf = (labels: Readonly<Record<string, string>>) =>
  Object.entries(labels).map(([value, label]) => ({ value, label }));

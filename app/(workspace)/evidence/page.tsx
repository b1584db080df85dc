import type { Metadata } from "next";
import { EvidenceTable } from "@/components/evidence/evidence-table";
import { UploadAct } from "@/components/evidence/upload-act";
import { Page } from "@/components/shell/page";
import { evidence as words } from "@/components/words/evidence";
import { allowed, readList } from "@/lib/adapters/page";
import { listAssets } from "@/lib/domain/assets/queries";
import { submitEvidence } from "@/lib/domain/controls/evidence/commands";
import { listEvidence } from "@/lib/domain/controls/evidence/queries";
import {
  EVIDENCE_KIND_LABELS,
  EVIDENCE_STATE_LABELS,
  EVIDENCE_STATE_TONES,
} from "@/lib/domain/controls/evidence/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";
import { env } from "@/lib/platform/env";
import { ALLOWED_ENDINGS, ALLOWED_KINDS } from "@/lib/platform/file-kind";

export const metadata: Metadata = { title: words.title };

const labels = {
  states: EVIDENCE_STATE_LABELS,
  tones: EVIDENCE_STATE_TONES,
  kinds: EVIDENCE_KIND_LABELS,
};
const empty = { title: words.empty, body: words.emptyBody };

export default async function EvidencePage({ searchParams }: PageProps<"/evidence">) {
  const list = await readList(listEvidence, searchParams);
  const can = await allowed({ submit: submitEvidence, assets: listAssets });
  const add = can.submit && (
    <UploadAct
      today={dayOf(clock.now())}
      accept={ALLOWED_ENDINGS}
      fileKinds={words.allowed(ALLOWED_KINDS, env.uploadLimit)}
      namesAssets={can.assets}
    />
  );
  return (
    <Page title={words.title} lead={words.lead} aside={add}>
      <EvidenceTable {...list} labels={labels} empty={empty} />
    </Page>
  );
}

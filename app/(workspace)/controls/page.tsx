import type { Metadata } from "next";
import { adoptAnnexA } from "@/components/controls/actions";
import { ControlsTable } from "@/components/controls/controls-table";
import { AddControlForm } from "@/components/controls/forms";
import { Page } from "@/components/shell/page";
import { ActButton } from "@/components/ui/act-button";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { controls as words } from "@/components/words/controls";
import { allowed, readList } from "@/lib/adapters/page";
import { addControl, adoptAnnexA as adopting } from "@/lib/domain/controls/commands";
import { listControls } from "@/lib/domain/controls/queries";
import {
  IMPLEMENTATION_LABELS,
  OPERATING_STATE_LABELS,
  OPERATING_STATE_TONES,
  RESULT_LABELS,
  THEMES,
} from "@/lib/domain/controls/schema";
import { dayOf } from "@/lib/kernel/fields";
import { clock } from "@/lib/platform/clock";

export const metadata: Metadata = { title: words.title };

const labels = {
  states: OPERATING_STATE_LABELS,
  tones: OPERATING_STATE_TONES,
  implementation: IMPLEMENTATION_LABELS,
  themes: THEMES,
  results: RESULT_LABELS,
};

export default async function ControlsPage({ searchParams }: PageProps<"/controls">) {
  const list = await readList(listControls, searchParams);
  const can = await allowed({ add: addControl, adopt: adopting });
  return (
    <Page title={words.title} lead={words.lead} aside={can.add && <AddAct />}>
      <ControlsTable
        {...list}
        labels={labels}
        today={dayOf(clock.now())}
        empty={can.adopt ? nothingYet : nothingOwned}
      />
    </Page>
  );
}

const AddAct = () => (
  <ActButton label={words.add} title={words.addTitle} description={words.addLead} variant="filled">
    <AddControlForm />
  </ActButton>
);

const nothingYet = {
  title: words.empty,
  body: words.emptyBody,
  act: (
    <ConfirmButton
      label={words.adopt}
      body={words.adoptBody}
      command={adoptAnnexA}
      input={{}}
      done={words.adopted}
      variant="filled"
    />
  ),
};
const nothingOwned = { title: words.emptyStaff, body: words.emptyStaffBody };

import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { OpenAct } from "@/components/soa/acts";
import { SoaTables } from "@/components/soa/soa-tables";
import { SoaTabs } from "@/components/soa/soa-tabs";
import { Standing } from "@/components/soa/standing";
import { TakeAway } from "@/components/soa/take-away";
import { Empty } from "@/components/ui/empty";
import { LinkButton } from "@/components/ui/link-button";
import { Rows } from "@/components/ui/section";
import { controls } from "@/components/words/controls";
import { soa as words } from "@/components/words/soa";
import { allowed, read } from "@/lib/adapters/page";
import { readSoaChecks } from "@/lib/domain/controls/soa/checks/queries";
import { compareSoa } from "@/lib/domain/controls/soa/comparison/queries";
import { LIVE } from "@/lib/domain/controls/soa/comparison/schema";
import { openSoa } from "@/lib/domain/controls/soa/editions/commands";
import { listSoaEditions } from "@/lib/domain/controls/soa/editions/queries";
import { listSoa } from "@/lib/domain/controls/soa/queries";

export const metadata: Metadata = { title: words.title };

export default async function SoaPage() {
  const { rows, counts } = await read(listSoa);
  if (rows.length === 0) {
    return (
      <Page title={words.title} lead={words.lead}>
        <Empty
          title={words.empty}
          body={words.emptyBody}
          act={<LinkButton href="/controls">{controls.title}</LinkButton>}
        />
      </Page>
    );
  }
  return (
    <Page title={words.title} lead={words.lead} aside={<TakeAway edition={LIVE} />}>
      <SoaTabs current="/soa" />
      <Rows>
        <div>
          <Now />
          <p>{words.counts(counts.necessary, counts.excluded, counts.undecided)}</p>
        </div>
        <SoaTables lines={rows} />
      </Rows>
    </Page>
  );
}

/** How the lines stand to what was approved. */
async function Now() {
  const can = await allowed({ open: openSoa, checks: readSoaChecks });
  const { rows } = await read(listSoaEditions, { size: 50 });
  const approved = rows.find(({ state }) => state === "approved");
  const open = rows.find(({ state }) => state === "draft" || state === "in_review");
  const [comparison, checks] = await Promise.all([
    approved ? read(compareSoa, { from: approved.id, id: LIVE }) : null,
    can.checks ? read(readSoaChecks) : null,
  ]);
  return (
    <>
      <Standing {...{ approved, open, comparison, checks }} />
      {!open && can.open && <OpenAct />}
    </>
  );
}

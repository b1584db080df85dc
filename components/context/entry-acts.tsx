import { read, signedIn } from "@/lib/adapters/page";
import { mayChange } from "@/lib/domain/context/rules";
import {
  CONTEXT_KIND_LABELS,
  CONTEXT_OWNERS,
  type ContextRecord,
} from "@/lib/domain/context/schema";
import { listControls } from "@/lib/domain/controls/queries";
import { listPersonNames } from "@/lib/domain/people/queries";
import { monthsAfter } from "@/lib/domain/scope/rules";
import { holds } from "@/lib/kernel/actor";
import { ChangeAct, CloseAct, ConfirmAct, EditAct, LinksAct, ReviewAct } from "./acts";
import { contextLabels } from "./labels";
import { optionsOf, people, records } from "./option";
import type { ContextRights } from "./rights";

interface ActsProps {
  item: ContextRecord;
  can: ContextRights;
  today: string;
}

/** What the reader may do now. The server decides again when it is done. */
export async function EntryActs({ item, can, today }: ActsProps) {
  const { id, version, state, owner, intervalMonths } = item;
  if (state === "closed") return null;
  const actor = await signedIn();
  const looksAfter = holds(actor, "compliance") || owner?.id === actor.id;
  const nextReview = monthsAfter(today, intervalMonths);
  const isActive = state === "active";
  return (
    <>
      {can.confirm && state === "draft" && <Confirm item={item} nextReview={nextReview} />}
      {can.review && isActive && looksAfter && (
        <ReviewAct
          id={id}
          version={version}
          nextReview={nextReview}
          waits={item.change !== null || (item.nextReview ?? today) <= today}
        />
      )}
      {can.change && isActive && mayChange(item.kind) && <ChangeAct id={id} version={version} />}
      {can.edit && <Edit item={item} />}
      {can.close && isActive && <CloseAct id={id} version={version} />}
    </>
  );
}

const owners = async () =>
  people((await read(listPersonNames, { role: [...CONTEXT_OWNERS] })).rows);

async function Confirm({ item, nextReview }: { item: ContextRecord; nextReview: string }) {
  const { id, version, owner } = item;
  return (
    <ConfirmAct
      id={id}
      version={version}
      owner={owner?.reference ?? ""}
      nextReview={nextReview}
      people={await owners()}
    />
  );
}

async function Edit({ item }: { item: ContextRecord }) {
  const { id, version, kind, owner, source } = item;
  const values = {
    ...{ kind, title: item.title, description: item.description, party: item.party },
    ...{ source: source ?? "", sourceText: item.sourceText, addressed: item.addressed },
    ...{ reason: item.reason, response: item.response, isClimate: item.isClimate },
    ...{ owner: owner?.reference ?? "", intervalMonths: item.intervalMonths },
  };
  const isDraft = item.state === "draft";
  return (
    <EditAct
      entry={{ id, version, values }}
      kinds={optionsOf(isDraft ? CONTEXT_KIND_LABELS : { [kind]: CONTEXT_KIND_LABELS[kind] })}
      sources={optionsOf(contextLabels.sources)}
      people={await owners()}
    />
  );
}

/** Adds links to what is not linked yet, and takes away what is. */
export async function LinksActs({ item }: { item: ContextRecord }) {
  const { id, version } = item;
  const controls = await read(listControls, { size: 500, sort: "position" });
  const without = <Row extends { id: string }>(rows: readonly Row[], linked: readonly Row[]) =>
    rows.filter((row) => !linked.some((one) => one.id === row.id));
  const isLinked = item.risks.length + item.controls.length > 0;
  return (
    <>
      <LinksAct
        id={id}
        version={version}
        risks={records(item.risks)}
        controls={records(without<Named>(controls.rows, item.controls))}
      />
      {isLinked && (
        <LinksAct
          id={id}
          version={version}
          risks={records(item.risks)}
          controls={records(item.controls)}
          removing
        />
      )}
    </>
  );
}

interface Named {
  id: string;
  reference: string;
  title: string;
}

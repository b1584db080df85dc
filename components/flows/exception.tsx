import { RequestReview } from "@/components/people/request-review";
import { Link } from "@/components/ui/link";
import { Day, Moment } from "@/components/ui/time";
import { flows } from "@/components/words/flows";
import type { ExceptionRow } from "@/lib/domain/flows/exceptions/schema";
import { ApproveAct, EndAct, RejectAct } from "./acts";
import type { FlowRights } from "./rights";

const words = flows.exception;

export const exceptionFacts = (one: ExceptionRow) => [
  ...(one.flow
    ? [
        {
          term: words.fields.flow,
          value: (
            <Link href={`/assets/flows/${one.flow.reference}`}>
              {one.flow.reference} {one.flow.name}
            </Link>
          ),
        },
      ]
    : []),
  { term: words.columns.requestedBy, value: one.requestedBy.name },
  { term: words.fields.requestedAt, value: <Moment value={one.requestedAt} /> },
  { term: words.fields.validUntil, value: <Day value={one.validUntil} /> },
  { term: words.columns.decidedBy, value: one.decidedBy?.name },
  { term: words.fields.decidedAt, value: <Moment value={one.decidedAt} /> },
  ...(one.state === "ended"
    ? [
        {
          term: words.fields.endedAt,
          value: (
            <>
              <Moment value={one.endedAt} /> {one.endedBy?.name ?? words.byItself}
            </>
          ),
        },
      ]
    : []),
];

export function nextOf({ state, validUntil, requestedBy }: ExceptionRow) {
  if (state === "requested") return { what: words.next.decide, who: words.next.decider };
  return state === "approved"
    ? { what: words.next.hold, who: requestedBy.name, until: validUntil }
    : null;
}

/** What the reader may do with an exception now. */
export function ExceptionActs({ one, can }: { one: ExceptionRow; can: FlowRights }) {
  const { id, version, state } = one;
  const isAsker = one.requestedBy.id === can.me;
  const holdsEnd = one.holders.includes(can.me);
  const refusal = isAsker ? words.ownRequest : undefined;
  const mayEnd = can.endException && (isAsker || can.endsAny);
  return (
    <>
      {state === "requested" && can.decideException && (
        <>
          <ApproveAct
            id={id}
            version={version}
            disabledReason={refusal ?? (holdsEnd ? words.ownEnd : undefined)}
          />
          <RejectAct id={id} version={version} disabledReason={refusal} />
          {holdsEnd && !isAsker && (
            <RequestReview rule="S8" kind="exception" record={id} act="exceptions.approve" />
          )}
        </>
      )}
      {(state === "requested" || state === "approved") && mayEnd && (
        <EndAct id={id} version={version} />
      )}
    </>
  );
}

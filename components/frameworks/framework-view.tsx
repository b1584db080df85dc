import { ConfirmButton } from "@/components/ui/confirm-button";
import { formatDay, formatMoment } from "@/components/ui/format";
import { Link } from "@/components/ui/link";
import { LinkButton } from "@/components/ui/link-button";
import { Note } from "@/components/ui/note";
import type { Fact } from "@/components/ui/record";
import { frameworks as words } from "@/components/words/frameworks";
import {
  FRAMEWORK_ORIGIN_LABELS,
  FRAMEWORK_STATE_LABELS,
  type FrameworkRecord,
} from "@/lib/domain/controls/frameworks/schema";
import { takeBackFramework } from "./actions";
import { Gaps, standingsOf } from "./frameworks-lists";
import { frameworkPath } from "./paths";

interface Props {
  framework: FrameworkRecord;
}

/** What is known of an edition at a glance. */
export function factsOf(framework: FrameworkRecord): Fact[] {
  const { state, origin, key, edition, broughtAt, broughtBy, inForceAt, inForceBy } = framework;
  const { facts } = words;
  return [
    { term: facts.state, value: FRAMEWORK_STATE_LABELS[state] },
    { term: facts.requirements, value: `${framework.requirements}. ${standingsOf(framework)}` },
    { term: words.head[4], value: <Gaps row={framework} /> },
    { term: facts.origin, value: FRAMEWORK_ORIGIN_LABELS[origin] },
    { term: facts.key, value: key },
    { term: facts.edition, value: edition },
    { term: facts.brought, value: words.by(formatMoment(broughtAt), broughtBy) },
    { term: facts.inForce, value: inForceAt && words.by(formatDay(inForceAt), inForceBy) },
    ...(framework.editions.length > 0
      ? [{ term: facts.editions, value: <Editions framework={framework} /> }]
      : []),
  ];
}

const Editions = ({ framework: { editions } }: Props) =>
  editions.map(({ reference, edition, state }, at) => (
    <span key={reference}>
      {at > 0 && ", "}
      <Link href={frameworkPath(reference)}>{edition}</Link> {FRAMEWORK_STATE_LABELS[state]}
    </span>
  ));

/** What it is not, what nobody has confirmed, and what waits. */
export function Remarks({ framework }: Props) {
  const { note, origin, suggested, state, reference, open } = framework;
  return (
    <>
      {note && (
        <Note tone="neutral" {...(origin === "shipped" ? { title: words.notTheText } : {})}>
          <p>{note}</p>
        </Note>
      )}
      {state === "draft" && (
        <Note tone={open > 0 ? "warn" : "ok"}>
          <p>{words.draft(open)}</p>
          <Link href={`${frameworkPath(reference)}/difference`}>{words.compare}</Link>
        </Note>
      )}
      {state === "superseded" && (
        <Note tone="neutral">
          <p>{words.replaced}</p>
        </Note>
      )}
      {suggested > 0 && state === "in_force" && (
        <Note tone="info">
          <p>{words.suggestion(suggested)}</p>
        </Note>
      )}
    </>
  );
}

/** What an officer may do with an edition. */
export function FrameworkActs({ framework }: Props) {
  const { id, version, state, origin, reference, against } = framework;
  return (
    <>
      {state === "in_force" && origin === "own" && (
        <LinkButton href={`/controls/frameworks/import?framework=${reference}`}>
          {words.newEdition}
        </LinkButton>
      )}
      {against.length === 0 && (
        <ConfirmButton
          label={words.takeBack}
          body={words.takeBackBody}
          command={takeBackFramework}
          input={{ id, version }}
          done={words.takenBack}
          goTo="/controls/frameworks"
          variant="subtle"
          danger
        />
      )}
    </>
  );
}

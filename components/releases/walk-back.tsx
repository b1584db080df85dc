import type { ReactNode } from "react";
import { Digest } from "@/components/assets/digest";
import { Link } from "@/components/ui/link";
import { type Fact, Facts } from "@/components/ui/record";
import { Section } from "@/components/ui/section";
import { StatusBadge } from "@/components/ui/status";
import { Day, Moment } from "@/components/ui/time";
import { releases as words } from "@/components/words/releases";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";
import { ResultLink } from "./results";

const { walk } = words;

/** What an auditor asks: from the digest that serves to the licence of what it was made from. */
export function WalkBack({ release }: { release: ReleaseRecord }) {
  return (
    <Section title={words.sections.walk}>
      <Facts facts={stepsOf(release)} />
    </Section>
  );
}

const stepsOf = (one: ReleaseRecord): Fact[] => [
  { term: walk.digest, value: <Digest value={one.servedDigest ?? one.digest} /> },
  { term: walk.artefact, value: artefactOf(one) },
  { term: walk.deployment, value: deploymentOf(one) },
  { term: walk.approval, value: approvalOf(one) },
  { term: walk.authors, value: namesOf(one.authors) },
  { term: walk.writers, value: namesOf(one.writers) },
  { term: walk.evaluation, value: evaluationOf(one) },
  { term: walk.data, value: dataOf(one) },
  { term: walk.base, value: baseOf(one) },
  { term: walk.licence, value: licenceOf(one) },
];

const namesOf = (people: ReleaseRecord["authors"]) => people.map(({ name }) => name).join(", ");

const artefactOf = ({ artefact }: ReleaseRecord) =>
  artefact
    ? [artefact.fileName, artefact.format, artefact.quantisation].filter(Boolean).join(", ")
    : words.noArtefact;

function deploymentOf({
  deployedAt,
  deployedBy,
  environment,
  servedDigest,
  digest,
}: ReleaseRecord) {
  if (!deployedAt) return words.notDeployed;
  return (
    <>
      {environment?.name}, {deployedBy?.name}, <Moment value={deployedAt} />.{" "}
      {servedDigest === digest && <StatusBadge tone="ok">{words.servesSame}</StatusBadge>}
    </>
  );
}

const approvalOf = ({ approvedBy, approvedAt }: ReleaseRecord) =>
  approvedBy ? (
    <>
      {approvedBy.name}, <Moment value={approvedAt} />
    </>
  ) : (
    words.notApproved
  );

const Lines = ({ children }: { children: readonly ReactNode[] }) => <ul>{children}</ul>;

function evaluationOf({ evaluations, evaluatedAt }: ReleaseRecord) {
  if (evaluations.length === 0 || !evaluatedAt) return words.notEvaluated;
  return (
    <Lines>
      {evaluations.map(({ reference, suite, ranAt, digest }) => (
        <li key={reference}>
          <ResultLink reference={reference} /> {suite}, <Day value={ranAt} />{" "}
          <Digest value={digest} short />
        </li>
      ))}
    </Lines>
  );
}

const linked = ({ reference, name }: { reference: string; name: string }) => (
  <Link href={`/assets/${reference}`}>{name}</Link>
);

function dataOf({ data }: ReleaseRecord) {
  if (data.length === 0) return words.noData;
  return (
    <Lines>
      {data.map(({ said, asset }) => (
        <li key={said}>{asset ? linked(asset) : said}</li>
      ))}
    </Lines>
  );
}

function baseOf({ base, withoutBase }: ReleaseRecord) {
  if (base) return linked(base);
  return withoutBase ? words.noBase : words.unknown;
}

const licenceOf = ({ licence, base }: ReleaseRecord) =>
  [licence || words.unknown, base?.licence && `${base.name}: ${base.licence}`]
    .filter(Boolean)
    .join("; ");

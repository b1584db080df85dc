import { createHash } from "node:crypto";
import type { Evaluation, EvaluationRun } from "@/lib/formats/evaluation/shape";
import { invalid } from "@/lib/kernel/errors";

/** What the sender says where the file does not. */
interface SaidBound {
  readonly digest?: string | undefined;
  /** SHA-256 of each set of evaluation data. */
  readonly data?: readonly string[] | undefined;
  readonly seed?: string | undefined;
}

/** What a result is bound to: the weights, the data and the seed of its run. */
export interface Bound {
  readonly digest: string | null;
  readonly data: string | null;
  readonly seed: string;
}

/**
 * What the file says holds; the sender fills what it leaves open.
 * @throws AppError naming the field in which both disagree
 */
export const boundOf = (run: EvaluationRun, said: SaidBound): Bound => ({
  digest: digestOf(run, said.digest),
  data: dataOf(run, said.data),
  seed: seedOf(run, said.seed),
});

const hashOf = (text: string) => `sha256:${createHash("sha256").update(text).digest("hex")}`;
const bare = (digest: string) => digest.replace(/^sha256:/i, "").toLowerCase();

/**
 * By this mark a result is known when it comes again. A file of several models brings one each, so the
 * model tells them apart. What the file leaves open is part of the mark, too: whoever pushed it without
 * and says it now brings something else.
 */
export function markOf(text: string, found: Evaluation, run: EvaluationRun, bound: Bound): string {
  const { digest, data, seed } = bound;
  const added = [
    ...(run.artefactDigest === null && digest ? [`digest=${bare(digest)}`] : []),
    ...(run.dataDigests.length === 0 && data ? [`data=${bare(data)}`] : []),
    ...(run.seed === null && seed ? [`seed=${seed}`] : []),
  ];
  const model = found.runs.length > 1 ? [`${run.model}`] : [];
  return hashOf([text, ...model, ...added].join("\0"));
}

function digestOf({ artefactDigest }: EvaluationRun, said?: string): string | null {
  if (said && artefactDigest && bare(said) !== bare(artefactDigest)) {
    throw invalid({ digest: [`The file says that sha256:${artefactDigest} was measured.`] });
  }
  return said || artefactDigest;
}

const DIGEST = /^(sha256:)?[0-9a-f]{64}$/i;

function dataOf({ dataDigests }: EvaluationRun, said: readonly string[] = []): string | null {
  const wrong = said.find((one) => !DIGEST.test(one));
  if (wrong !== undefined) {
    throw invalid({ data: [`Give sha256: and 64 hex digits, not “${wrong.slice(0, 80)}”.`] });
  }
  const inFile = together(dataDigests.map((one) => bare(one.sha256)));
  const given = together([...new Set(said.map(bare))]);
  if (inFile && given && inFile !== given) {
    const named = dataDigests.map((one) => `sha256:${bare(one.sha256)}`).join(", ");
    throw invalid({ data: [`The file says that ${named} was used.`] });
  }
  return inFile ?? given;
}

/** One set of data has its digest; of several the sorted digests have one. */
function together(digests: readonly string[]): string | null {
  const [first, ...more] = digests.toSorted();
  if (!first) return null;
  return more.length === 0 ? first : hashOf([first, ...more].join("\n"));
}

function seedOf({ seed }: EvaluationRun, said = ""): string {
  const given = said.trim();
  if (seed !== null && given && given !== String(seed)) {
    throw invalid({ seed: [`The file says that the seed was ${seed}.`] });
  }
  return seed === null ? given : String(seed);
}

/** Digests as people write several: one a line, or with commas between them. */
export const readDigests = (given: string): string[] => given.split(/[\s,]+/).filter(Boolean);

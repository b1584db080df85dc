import { invalid } from "@/lib/kernel/errors";

/** Something a browser opens, without a user's name and password in it. */
export function isWebAddress(value: string): boolean {
  if (!URL.canParse(value) || /\s/.test(value)) return false;
  const { protocol, username, password } = new URL(value);
  return /^https?:$/.test(protocol) && username === "" && password === "";
}

interface Sample {
  readonly kind: string;
  readonly linkUrl?: string | null | undefined;
  readonly populationCount?: number | null | undefined;
  readonly sampleCount?: number | null | undefined;
}

/** A copy names what it is a copy of, and nobody looks at more than there is. */
export function mustSayWhole({ kind, linkUrl, populationCount, sampleCount }: Sample) {
  const wrong: Record<string, string[]> = {};
  if (kind === "link" && !linkUrl) wrong.linkUrl = ["Name the address this is a copy of."];
  if (typeof sampleCount === "number") {
    if (typeof populationCount !== "number") {
      wrong.populationCount = ["Say how many there are in all, too."];
    } else if (sampleCount > populationCount) {
      wrong.sampleCount = ["More were looked at than there are in all."];
    }
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
}

interface Piece {
  readonly reference: string;
  readonly sha256: string;
  readonly personalData: boolean;
  readonly replacedBy: { readonly reference: string } | null;
}

/** A revision is another file, and takes the place of what nothing replaced yet. */
export function mustRevise(old: Piece, sha256: string) {
  if (old.replacedBy) {
    const why = `${old.reference} was replaced by ${old.replacedBy.reference}. Revise that one.`;
    throw invalid({ revisionOf: [why] });
  }
  if (old.sha256 === sha256) {
    throw invalid({ file: [`This is the file of ${old.reference}, unchanged.`] });
  }
}

/** A masked copy is another file than the one with personal data, and holds none. */
export function mustMask(original: Piece, copy: { sha256: string; personalData: boolean }) {
  if (!original.personalData) {
    throw invalid({ twinOf: [`${original.reference} holds no personal data to be masked.`] });
  }
  if (copy.personalData) {
    throw invalid({ personalData: ["A masked copy holds no personal data. Mask it first."] });
  }
  if (original.sha256 === copy.sha256) {
    throw invalid({ file: [`This is the file of ${original.reference}, with nothing masked.`] });
  }
}

interface Origin {
  readonly collectedAt: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly validUntil?: string | null | undefined;
}

/** Evidence speaks about time that has passed, and was collected when that time was over or running. */
export function mustBePlausible(given: Origin, today: string) {
  const { collectedAt, periodFrom, periodTo, validUntil } = given;
  const wrong: Record<string, string[]> = {};
  if (collectedAt > today) wrong.collectedAt = ["This day lies ahead. Give the day of collection."];
  if (periodFrom > periodTo) wrong.periodTo = ["The period ends before it begins."];
  else if (periodTo > collectedAt) {
    wrong.periodTo = ["Evidence cannot speak about days after its collection."];
  }
  if (validUntil && validUntil < collectedAt) {
    wrong.validUntil = ["The evidence would have ended before it was collected."];
  }
  if (Object.keys(wrong).length > 0) throw invalid(wrong);
}

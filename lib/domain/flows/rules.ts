// Which boundary a flow crosses, and whether something protects it there. Runs anywhere.
import type { Tier } from "@/prisma/generated/enums";

/** Where an end of a flow stands. */
export interface Place {
  /** What stands there: an asset or a party. */
  readonly name: string;
  readonly environment: {
    readonly id: string;
    readonly name: string;
    readonly tier: Tier;
  } | null;
  readonly zone: {
    readonly id: string;
    readonly name: string;
    /** Nobody of the organisation runs it. */
    readonly isOutside: boolean;
  } | null;
}

/** Unknown counts as a crossing: what is not said is not fine. */
export const Crossing = {
  none: "none",
  zone: "zone",
  environment: "environment",
  outside: "outside",
  unknown: "unknown",
} as const;
export type Crossing = keyof typeof Crossing;

export const Protection = {
  not_needed: "not_needed",
  protected: "protected",
  unprotected: "unprotected",
} as const;
export type Protection = keyof typeof Protection;

/** Two functions of one process need no wire between them. */
const isInProcess = (protocol: string) => /^\s*in[- ]?process\s*$/i.test(protocol);

const isOutside = ({ zone }: Place) => zone?.isOutside === true;

/**
 * The widest boundary between two places. Only a boundary of zones can be inside one process: nothing
 * runs in two environments at once, whatever the flow says.
 */
export function crossingOf(from: Place, to: Place, protocol: string): Crossing {
  if (isOutside(from) || isOutside(to)) {
    return from.zone?.id === to.zone?.id ? "none" : "outside";
  }
  if (!from.environment || !to.environment) return "unknown";
  if (from.environment.id !== to.environment.id) return "environment";
  if (from.zone?.id === to.zone?.id) return "none";
  return isInProcess(protocol) ? "none" : "zone";
}

const NOT_ENCRYPTED = /^(|-|n\/?a|no|none|nothing|not encrypted|unencrypted|plain(text)?|http)$/i;
/** What says in words that nothing is encrypted says nothing. */
export const encryptionOf = (said: string): string => (NOT_ENCRYPTED.test(said.trim()) ? "" : said);

export interface Guard {
  readonly reference: string;
  /** Null where the reader may not see it. */
  readonly state: string | null;
}

interface Passage {
  readonly crosses: Crossing;
  readonly encryption: string;
  readonly controls: readonly Guard[];
}

/** Controls that count; one that the organisation excluded protects nothing. */
const counting = (controls: readonly Guard[]) => controls.filter((one) => one.state !== "excluded");

/** A crossing asks for encryption and for a control that somebody attests. */
export function protectionOf({ crosses, encryption, controls }: Passage): Protection {
  if (crosses === "none") return "not_needed";
  const holds = encryptionOf(encryption) !== "" && counting(controls).length > 0;
  return holds ? "protected" : "unprotected";
}

const zoneWords = ({ zone, environment }: Place): string => {
  if (zone?.isOutside) return zone.name;
  const inside = environment?.name ?? "a place that nobody has named";
  return zone ? `${zone.name} of ${inside}` : `${inside}, no zone said,`;
};

/** What the flow crosses, in a sentence. */
export function crossingSentence(from: Place, to: Place, protocol: string): string {
  const crosses = crossingOf(from, to, protocol);
  if (crosses === "none") {
    return from.zone?.id === to.zone?.id
      ? `It stays inside ${from.zone?.name ?? from.environment?.name ?? "one place"}.`
      : "It stays inside one process.";
  }
  if (crosses === "unknown") {
    const unsaid = [from, to].filter((one) => !one.environment && !one.zone);
    const names = (unsaid.length > 0 ? unsaid : [from, to]).map((one) => one.name).join(" and ");
    return `It is not said where ${names} ${unsaid.length === 1 ? "stands" : "stand"}, so it counts as a crossing.`;
  }
  if (crosses === "zone") {
    const inside = from.environment?.name ?? "";
    const names = [from, to].map((one) => one.zone?.name ?? `${one.name}, whose zone is not said,`);
    return `It leaves ${names[0]} for ${names[1]} inside ${inside}.`.replaceAll(",.", ".");
  }
  if (crosses === "environment") {
    return `It leaves ${from.environment?.name} for ${to.environment?.name}.`;
  }
  return `It goes from ${zoneWords(from)} to ${zoneWords(to)} across the border of the organisation.`.replaceAll(
    ", no zone said,",
    "",
  );
}

/** What protects it there, or what is missing, in a sentence. */
export function protectionSentence(passage: Passage): string {
  const { crosses, controls } = passage;
  if (crosses === "none") return "It crosses no boundary, so nothing has to protect it there.";
  const encryption = encryptionOf(passage.encryption);
  const names = counting(controls).map((one) => one.reference);
  if (encryption && names.length > 0) return `Protected by ${encryption} and ${names.join(", ")}.`;
  const gaps = [
    ...(encryption ? [] : ["no encryption is named"]),
    ...(names.length > 0 ? [] : [controlGap(controls)]),
  ];
  const [first = "", ...others] = gaps;
  return `${first.charAt(0).toUpperCase()}${first.slice(1)}${others.map((one) => ` and ${one}`).join("")}.`;
}

const controlGap = (controls: readonly Guard[]) =>
  controls.length === 0
    ? "no control is linked"
    : `every linked control is excluded (${controls.map((one) => one.reference).join(", ")})`;

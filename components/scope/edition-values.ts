import type { Command } from "@/components/ui/form/outcome";
import type { ScopeRecord } from "@/lib/domain/scope/schema";

export type Words = Pick<
  ScopeRecord,
  | "statement"
  | "units"
  | "services"
  | "sites"
  | "requirements"
  | "considered"
  | "included"
  | "interfaces"
  | "exclusions"
  | "kindReasons"
  | "reviewIntervalMonths"
>;

export const BLANK_INTERFACE = { with: "", what: "", responsibility: "", control: "" };
export const BLANK_EXCLUSION = { what: "", reason: "", effect: "" };

/** The edition as the form's fields: lists become lines or numbered groups. */
export const fieldsOf = (words: Words) => ({
  statement: words.statement,
  units: words.units,
  services: words.services,
  requirements: words.requirements,
  considered: words.considered.map(({ reference }) => reference),
  reviewIntervalMonths: words.reviewIntervalMonths,
  sites: words.sites.join("\n"),
  included: words.included.join("\n"),
  interfaces: { ...words.interfaces },
  exclusions: { ...words.exclusions },
  kindReasons: {
    model: "",
    dataset: "",
    index: "",
    endpoint: "",
    supporting: "",
    ...words.kindReasons,
  },
});

const TEXTS = ["statement", "units", "services", "requirements"] as const;

/** Sends the fields as the command takes them. */
export const sendingWords =
  (send: Command<unknown>, counts: { interfaces: number; exclusions: number }): Command<unknown> =>
  (input) => {
    const given: Record<string, unknown> = { ...input };
    for (const name of TEXTS) given[name] ??= "";
    const group = (value: unknown, count: number) =>
      Object.values(typeof value === "object" && value !== null ? value : {}).slice(0, count);
    return send({
      ...given,
      sites: linesOf(given.sites),
      included: linesOf(given.included),
      interfaces: group(given.interfaces, counts.interfaces),
      exclusions: group(given.exclusions, counts.exclusions),
    });
  };

const linesOf = (value: unknown) =>
  String(value ?? "")
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

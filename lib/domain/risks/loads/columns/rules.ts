// What the columns of a table of risks are, by their names. Runs anywhere.
import { FIELD_LABELS, LEFT_OUT, LOAD_FIELDS, type LoadField, type Mapping } from "../schema";

/** Other words for a field, in small letters without marks. */
const ALSO: Readonly<Record<string, LoadField>> = {
  ...{
    id: "reference",
    ref: "reference",
    riskid: "reference",
    riskno: "reference",
    no: "reference",
  },
  ...{ name: "title", risk: "title", riskname: "title", risktitle: "title", description: "event" },
  ...{ scenario: "event", reasons: "cause", source: "cause", effect: "consequence" },
  ...{ consequences: "consequence", affectedassets: "assets", asset: "assets" },
  ...{ riskowner: "owner", ownerreference: "owner", owneremail: "owner", responsible: "owner" },
  ...{ status: "state", treatmentoption: "option", response: "option", strategy: "option" },
  ...{ cia: "properties", properties: "properties", property: "properties" },
  ...{ interval: "reviewDays", reviewinterval: "reviewDays", lookedatevery: "reviewDays" },
  ...{ likelihood: "inherentLikelihood", probability: "inherentLikelihood" },
  ...{ impact: "inherentImpact", severity: "inherentImpact" },
  ...{ grosslikelihood: "inherentLikelihood", grossimpact: "inherentImpact" },
  ...{ residuallikelihood: "currentLikelihood", residualimpact: "currentImpact" },
  ...{ netlikelihood: "currentLikelihood", netimpact: "currentImpact" },
};

const plain = (header: string) => header.toLowerCase().replaceAll(/[^a-z0-9]/g, "");
const BY_NAME: ReadonlyMap<string, LoadField> = new Map([
  ...Object.entries(ALSO),
  ...LOAD_FIELDS.map((field) => [plain(FIELD_LABELS[field]), field] as const),
  ...LOAD_FIELDS.map((field) => [plain(field), field] as const),
]);

/** Of our own export: what follows from other things, or says what another column says. */
const KEPT_HERE: ReadonlySet<string> = new Set([
  ...["id", "version", "kind", "method", "isolder", "nextreview"],
  ...["inherentscore", "inherentband", "currentscore", "currentband"],
  ...["residuallikelihood", "residualimpact", "residualscore", "residualband"],
]);

const isOurs = (headers: readonly string[]) =>
  headers.includes("Reference") && headers.at(-2) === "Id" && headers.at(-1) === "Version";

/** Columns of our own export that nobody can set; none of anybody else's table. */
export function passedOver(headers: readonly string[]): string[] {
  if (!isOurs(headers)) return [];
  // A person has a reference beside the name there, and two may have one name.
  const named = headers.includes("Owner reference") ? ["owner"] : [];
  return headers.filter((one) => KEPT_HERE.has(plain(one)) || named.includes(plain(one)));
}

/** What each column most likely is; a field is given once, to the first that asks. */
export function proposed(
  headers: readonly string[],
  before: Readonly<Record<string, string>> = {},
): Mapping {
  const taken = new Set<LoadField>();
  const passed = new Set(passedOver(headers));
  const wanted = (header: string) => {
    const was = before[header];
    if (was === LEFT_OUT) return undefined;
    return LOAD_FIELDS.find((one) => one === was) ?? BY_NAME.get(plain(header));
  };
  return Object.fromEntries(
    headers.map((header) => {
      const field = passed.has(header) ? undefined : wanted(header);
      if (!field || taken.has(field)) return [header, LEFT_OUT];
      taken.add(field);
      return [header, field];
    }),
  );
}

/** What is wrong with a mapping, before any row is read. */
export function mappingProblems(headers: readonly string[], mapping: Mapping): string[] {
  const used = new Map<string, string>();
  const doubled = headers.flatMap((header) => {
    const field = mapping[header];
    if (!field) return [];
    const other = used.get(field);
    used.set(field, header);
    return other ? [`“${header}” and “${other}” are both mapped to ${FIELD_LABELS[field]}.`] : [];
  });
  const named = used.has("title") || used.has("reference");
  return [...doubled, ...(named ? [] : ["Map a column to Title, or to Reference."])];
}

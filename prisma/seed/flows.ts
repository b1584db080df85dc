import * as z from "zod";
import type { Loader } from "@/lib/adapters/loader";
import { placeAsset } from "@/lib/domain/assets/places/commands";
import { getAsset } from "@/lib/domain/assets/queries";
import { addFlow } from "@/lib/domain/flows/commands";
import { addZone } from "@/lib/domain/scope/zones/commands";
import { Classification } from "@/prisma/generated/enums";

const flow = z.object({
  id: z.string(),
  name: z.string(),
  from: z.string(),
  to: z.string(),
  data: z.string(),
  classification: z.enum(Classification),
  personalData: z.boolean(),
  protection: z.string(),
  place: z.string(),
});
type Flow = z.output<typeof flow>;
const part = z.object({
  assets: z.array(z.object({ id: z.string(), name: z.string() })),
  dataFlows: z.array(flow),
  scope: z.object({ authorId: z.string() }),
});

/** Zones were drawn once the inventory stood, flows after them. */
const ZONED = "2026-03-10";
const PLACED = "2026-03-11";
const DRAWN = "2026-03-12";

/**
 * The file names no zones; these are the ones that its flows speak of. Outside stand the parties that
 * it names (a customer, the public model hub) and the suppliers who run a service themselves. Inside
 * production it tells a gateway from a private network behind it, from what keeps data, and from the
 * devices of staff.
 */
const ZONES = [
  ["Z-internet", "Internet", null, "Whoever reaches a public address."],
  ["Z-customers", "Customer systems", null, "What customers run and answer for."],
  ["Z-suppliers", "Suppliers", null, "Services that suppliers run under contract."],
  ["Z-edge", "Edge", "production", "Endpoints that the internet reaches."],
  ["Z-service", "Service", "production", "The private network of models and runtimes."],
  ["Z-data", "Data", "production", "Stores of documents, logs, vectors and artefacts."],
  ["Z-devices", "Staff devices", "production", "Laptops, from which people reach the rest."],
  ["Z-rehearsal", "Rehearsal", "staging", "Where a release is evaluated before it serves."],
  ["Z-workbench", "Workbench", "development", "Where datasets are made and models are tuned."],
] as const;
type ZoneReference = (typeof ZONES)[number][0];

/** Which asset stands where: each in one. */
const PLACES: Readonly<Record<ZoneReference, readonly string[]>> = {
  "Z-internet": [],
  "Z-customers": [],
  "Z-suppliers": ["sup-labelworks", "sup-repo", "sup-idp"],
  "Z-edge": ["ep-summarise-prod", "ep-batch-prod"],
  "Z-service": [
    ...["m-digest-3b", "m-base-3b", "m-pii-ner", "m-embed"],
    ...["ep-embed-internal", "sup-gpu-cloud"],
  ],
  "Z-data": [
    ...["ds-feedback", "ds-call-logs", "ds-customer-docs"],
    ...["sup-registry", "sup-vector-store"],
  ],
  "Z-devices": ["sup-laptops"],
  "Z-rehearsal": ["ep-summarise-stg"],
  "Z-workbench": ["ds-summaries-v4", "ds-eval-gold", "ds-redteam"],
};

/** Parties stand where their names say. */
const PARTIES: Readonly<Record<string, ZoneReference>> = {
  "Customer system": "Z-customers",
  "Customer user": "Z-customers",
  "Public model hub": "Z-internet",
};

interface Word {
  readonly says: RegExp;
  readonly encryption?: true;
  readonly authentication?: true;
  readonly protocol?: true;
  /** The controls of Annex A that these words stand for. */
  readonly controls: readonly string[];
}
/**
 * The file gives the protection of a flow in words, not as fields. Each word says what it is, and which
 * control the company carries out by it: cryptography (A.8.24) for everything encrypted or signed,
 * secure authentication (A.8.5) for credentials and client certificates, networks (A.8.20, A.8.22) for
 * a private network and a mirror, transfer (A.5.14) for a transfer record, the supply chain (A.5.21) for
 * the digest of what comes from outside. A volume is encrypted where the data arrives, not on its way; the
 * file says no more, and so does the flow.
 */
const WORDS: readonly Word[] = [
  { says: /^mutual TLS/, encryption: true, authentication: true, controls: ["A.8.24", "A.8.5"] },
  { says: /^TLS/, encryption: true, controls: ["A.8.24"] },
  { says: /^HTTPS/, encryption: true, protocol: true, controls: ["A.8.24", "A.8.20"] },
  { says: /^SFTP/, encryption: true, authentication: true, protocol: true, controls: ["A.8.24"] },
  { says: /^encrypted volume/, encryption: true, controls: ["A.8.24"] },
  { says: /^OAuth/, authentication: true, controls: ["A.8.5"] },
  { says: /^private network/, protocol: true, controls: ["A.8.20", "A.8.22"] },
  { says: /private network$/, controls: ["A.8.22"] },
  { says: /^in process/, protocol: true, controls: [] },
  { says: /^signature/, authentication: true, controls: ["A.8.24"] },
  { says: /^hash in transfer record/, controls: ["A.5.14"] },
  { says: /^digest check/, controls: ["A.5.21"] },
];

/** `TLS 1.3, signature` as the fields of a flow. @throws Error naming words that are not known */
export function protectionOf(protection: string) {
  const said = protection.split(", ").map((words) => {
    const known = WORDS.filter(({ says }) => says.test(words));
    if (known.length === 0) throw new Error(`Nobody knows what “${words}” protects.`);
    return { words, known };
  });
  const saying = (what: "encryption" | "authentication" | "protocol") =>
    said
      .filter(({ known }) => known.some((one) => one[what]))
      .map(({ words }) => words)
      .join(", ");
  return {
    encryption: saying("encryption"),
    authentication: saying("authentication"),
    protocol: saying("protocol"),
    controls: [...new Set(said.flatMap(({ known }) => known.flatMap((one) => one.controls)))],
  };
}

/** A flow that begins at a model says why it carries no weights. */
const WITHHELD: Readonly<Record<string, string>> = {
  "df-5": "Only the draft that the model writes goes on; its weights stay where they run.",
};

/** Trust zones, the assets in them, and the flows with the controls that protect them. */
export async function loadFlows(load: Loader, example: unknown): Promise<void> {
  const { dataFlows, assets, scope } = part.parse(example);
  const compliance = load.as(scope.authorId);
  for (const [reference, name, environment, description] of ZONES) {
    const at = load.moment(ZONED);
    await compliance.run(addZone, { name, environment, description }, { at, reference });
  }
  for (const [zone, ids] of Object.entries(PLACES)) {
    for (const id of ids) {
      const { version } = await compliance.reads(getAsset, { id });
      await compliance.run(placeAsset, { id, version, zone }, { at: load.moment(PLACED) });
    }
  }
  const isAsset = (id: string) => assets.some((one) => one.id === id);
  for (const one of dataFlows) {
    const at = load.moment(DRAWN);
    await compliance.run(addFlow, inputOf(one, isAsset), { at, reference: referenceOf(one.id) });
  }
}

/** `df-1` of the file as the counter would have called it, so that the next one is numbered on. */
const referenceOf = (id: string) => `DF-${id.replace(/^df-/, "").padStart(2, "0")}`;

function inputOf(one: Flow, isAsset: (id: string) => boolean) {
  const { id: _, from, to, protection, personalData, ...plain } = one;
  return {
    ...plain,
    ...(isAsset(from) ? { from } : { fromParty: from, fromZone: zoneOf(from) }),
    ...(isAsset(to) ? { to } : { toParty: to, toZone: zoneOf(to) }),
    ...protectionOf(protection),
    personalData: personalData ? ("yes" as const) : ("no" as const),
    // Weights go into the registry by the release and by the intake; the file names no keys in any.
    carriesWeights: to === "sup-registry",
    withheld: WITHHELD[one.id] ?? "",
  };
}

function zoneOf(party: string): ZoneReference {
  const zone = PARTIES[party];
  if (!zone) throw new Error(`It is not known where “${party}” stands.`);
  return zone;
}

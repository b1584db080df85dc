import type { Loader } from "@/lib/adapters/loader";
import {
  addContextItem,
  confirmContextItem,
  reviewContextItem,
} from "@/lib/domain/context/commands";
import { linkContextItem } from "@/lib/domain/context/links/commands";
import { getContextItem } from "@/lib/domain/context/queries";
import { monthsAfter } from "@/lib/domain/scope/rules";

interface Obligation {
  readonly kind: "law" | "contract";
  readonly title: string;
  readonly party?: string;
  readonly sourceText: string;
  readonly response: string;
  readonly owner: string;
  readonly intervalMonths: number;
  readonly risks: readonly string[];
  readonly controls: readonly string[];
  /** What the last look at it found. */
  readonly comment: string;
}

/**
 * Invented: the file of the example names the EU AI Act, data protection and its customers' contracts in
 * issues and parties, but lists no law and no contract. What is said here follows from its own controls and
 * risks.
 */
const OBLIGATIONS: Readonly<Record<string, Obligation>> = {
  "CTX-01": {
    ...{ kind: "law", title: "EU AI Act: duties of providers and deployers" },
    sourceText: "Regulation (EU) 2024/1689, articles 4, 50 and 53",
    response:
      "Each release carries its card and its evaluations, staff are taught, and a summary says that a model wrote it.",
    ...{ owner: "u-priya", intervalMonths: 6 },
    ...{ risks: ["R-09", "R-17"], controls: ["A.5.31", "A.6.3"] },
    comment: "Read with its guidelines. Nothing new is asked of a deployer of our size.",
  },
  "CTX-02": {
    ...{ kind: "law", title: "GDPR: lawful, minimal and secure processing" },
    sourceText: "Regulation (EU) 2016/679, articles 5, 17, 28, 32 and 33",
    response:
      "Personal data is masked before tuning and logging, processors are under contract, and incidents are told within 72 hours.",
    ...{ owner: "u-priya", intervalMonths: 12 },
    ...{ risks: ["R-04", "R-20"], controls: ["A.5.34", "A.8.11", "A.5.24"] },
    comment: "Unchanged. Erasure from tuned models stays open and is followed as a risk.",
  },
  "CTX-03": {
    ...{ kind: "contract", title: "Customer contract, annex 3: information security" },
    party: "Insurer K-01",
    sourceText: "Annex 3, sections 2 to 6",
    response:
      "Documents are encrypted on their way and in store, incidents are told within 24 hours, and the certificate is on its way.",
    ...{ owner: "u-saskia", intervalMonths: 12 },
    ...{ risks: ["R-02", "R-03"], controls: ["A.5.24", "A.5.31", "A.8.24"] },
    comment: "Looked at with the customer; nothing is to be changed.",
  },
};

/** References of the invented entries, which the scope considers with those of the file. */
export const OBLIGATION_REFERENCES: readonly string[] = Object.keys(OBLIGATIONS);

/** The law or contract that a reason of the Statement of Applicability speaks of, where it stands here. */
export const obligationsBehind = (kind: string, text: string): string[] => [
  ...(kind === "contract" ? ["CTX-03"] : []),
  ...(kind === "law" && /AI Act/.test(text) ? ["CTX-01"] : []),
  ...(kind === "law" && /data protection|Article 28/i.test(text) ? ["CTX-02"] : []),
];

/** Laws and contracts, in force before the scope considers them. @param officer who writes them down */
export async function loadObligations(load: Loader, officer: string, day: string): Promise<void> {
  const by = load.as(officer);
  const at = load.moment(day);
  for (const [reference, one] of Object.entries(OBLIGATIONS)) {
    const { risks: _risks, controls: _controls, comment: _comment, ...said } = one;
    const { id, version } = await by.run(addContextItem, said, { at, reference });
    await by.run(confirmContextItem, { id, version }, { at });
  }
}

/** What hangs on them, and the look that was taken at each. */
export async function followObligations(load: Loader, officer: string, day: string): Promise<void> {
  const by = load.as(officer);
  const at = load.moment(day);
  for (const [id, { risks, controls, comment, intervalMonths }] of Object.entries(OBLIGATIONS)) {
    const { version } = await by.reads(getContextItem, { id });
    const ends = { risks: [...risks], controls: [...controls] };
    const linked = await by.run(linkContextItem, { id, version, ...ends }, { at });
    const nextReview = monthsAfter(load.shift(day), intervalMonths);
    const look = { id, version: linked.version, comment, nextReview };
    await by.run(reviewContextItem, look, { at });
  }
}

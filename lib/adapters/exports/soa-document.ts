import { soa as words } from "@/components/words/soa";
import { THEMES } from "@/lib/domain/controls/schema";
import type { SoaDocument } from "@/lib/domain/controls/soa/documents/schema";
import { SOA_STATE_LABELS } from "@/lib/domain/controls/soa/editions/schema";
import { cellsOf, type SoaCells } from "@/lib/domain/controls/soa/text/rules";
import type { Block, Document } from "@/lib/formats/pdf";
import { version } from "./file";

/** For both writers: pages are numbers in one, fields of the program in the other. */
interface SoaPaper extends Omit<Document, "pageOf"> {
  readonly pageOf: (page: number | string, pages: number | string) => string;
}
const { document: said, facts } = words;
const minuteOf = (at: string) => `${at.slice(0, 16).replace("T", " ")} UTC`;

/** What it is, in words: an approved edition, a draft, or the statement as it stands. */
export function standingOf({ edition, state }: SoaDocument): string {
  if (edition === null || state === null) return said.asItStands;
  const approval = state === "draft" || state === "in_review" ? `, ${said.notApproved}` : "";
  return `${words.edition(edition)}: ${SOA_STATE_LABELS[state].toLowerCase()}${approval}`;
}

/** What stands beside the lines in every file. */
export const aboutOf = (soa: SoaDocument): [string, string][] => [
  [said.facts.state, standingOf(soa)],
  [facts.author, soa.author?.name ?? said.notApproved],
  [facts.writers, soa.writers.map(({ name }) => name).join(", ") || said.notApproved],
  [facts.submitted, soa.submittedAt ? minuteOf(soa.submittedAt) : minuteOf(soa.takenAt)],
  [facts.approver, soa.approver?.name ?? said.notApproved],
  [facts.approvedAt, soa.approvedAt?.slice(0, 10) ?? said.notApproved],
  [facts.hash, soa.sha256 ?? said.notApproved],
  [said.facts.counts, countsOf(soa)],
  [said.facts.by, soa.takenBy],
  [said.facts.taken, minuteOf(soa.takenAt)],
  [said.facts.version, version],
];

const countsOf = ({ lines }: SoaDocument) =>
  said.lines(
    lines.length,
    lines.filter(({ necessary }) => necessary === true).length,
    lines.filter(({ necessary }) => necessary === false).length,
  );

/** The columns of every file, in the order of the page. */
export const COLUMNS = [
  ["ref", words.columns.ref],
  ["title", words.columns.control],
  ["necessary", words.columns.necessary],
  ["sources", words.columns.reason],
  ["justification", words.columns.justification],
  ["implementation", words.columns.implementation],
  ["state", words.columns.state],
  ["since", words.columns.since],
  ["owner", words.columns.owner],
  ["attestation", words.columns.attestation],
  ["evidence", words.columns.evidence],
] as const satisfies readonly (readonly [keyof SoaCells, string])[];

/** Evidence is named by its attestation: on paper there is no room for both. */
const ON_PAPER = COLUMNS.slice(0, -1);
const WIDTHS = [3, 6, 4, 5, 11, 5, 5, 4, 5, 6];

/** The statement as a document, by theme, in the order in which it is read on screen. */
export const documentOf = (soa: SoaDocument): SoaPaper => ({
  title: said.title,
  subtitle: [soa.organisation, standingOf(soa)].filter(Boolean).join(", "),
  language: "en",
  author: soa.organisation,
  createdAt: new Date(soa.takenAt),
  landscape: true,
  blocks: [
    { kind: "facts", facts: aboutOf(soa) },
    ...(soa.isIntact === false ? [text(said.broken)] : []),
    ...(soa.note ? [{ kind: "heading", text: words.note } as const, text(soa.note)] : []),
    ...Object.entries(THEMES).flatMap(([theme, label]) => themeOf(soa, theme, label)),
  ],
  footer: said.footer(standingOf(soa), soa.sha256, soa.takenBy, minuteOf(soa.takenAt)),
  pageOf: said.page,
});

const text = (words: string): Block => ({ kind: "text", text: words });

function themeOf({ lines }: SoaDocument, theme: string, label: string): Block[] {
  const own = lines.filter((line) => line.theme === theme).map(cellsOf);
  if (own.length === 0) return [];
  return [
    { kind: "heading", text: words.themeCount(label, own.length) },
    {
      kind: "table",
      head: ON_PAPER.map(([, header]) => header),
      widths: WIDTHS,
      rows: own.map((cells) => ON_PAPER.map(([key]) => cells[key])),
    },
  ];
}

import { createHash } from "node:crypto";
import { method as words } from "@/components/words/method";
import { ui } from "@/components/words/ui";
import { OPERATING_STATE_LABELS } from "@/lib/domain/controls/schema";
import { exportMethod } from "@/lib/domain/risks/method/editions/queries";
import {
  METHOD_STATE_LABELS,
  type MethodDocument,
} from "@/lib/domain/risks/method/editions/schema";
import type { MethodText } from "@/lib/domain/risks/method/schema";
import { STRENGTH_LABELS } from "@/lib/domain/risks/schema";
import { writeDocx } from "@/lib/formats/docx";
import { type Block, type Document, writePdf } from "@/lib/formats/pdf";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Door } from "./doors";
import { contentHeaders } from "./download";
import { fonts } from "./fonts";
import { problem } from "./rest";

interface Context {
  params: Promise<{ ref: string }>;
}
type Kind = "pdf" | "docx";

/** Sends an edition of the risk method as a document; that it left is in the trail. */
export const sendMethod =
  (kind: Kind, { channel, authenticate }: Door) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const { ref: id } = await params;
      const method = await execute(exportMethod, actor, { id }, { channel, requestId });
      const bytes = await written(kind, method);
      const headers = contentHeaders({
        name: words.document.file(method.edition, kind),
        kind,
        sha256: createHash("sha256").update(bytes).digest("hex"),
        size: bytes.byteLength,
      });
      return new Response(bytes, { headers });
    } catch (error) {
      return problem(error, requestId);
    }
  };

async function written(kind: Kind, method: MethodDocument) {
  const document = { ...documentOf(method), pageOf: said.page };
  return kind === "docx" ? writeDocx(document) : writePdf(document, await fonts());
}

const { sections, facts, document: said } = words;

/** The edition as a document, in the order in which it is read on screen. */
export const documentOf = (method: MethodDocument): Omit<Document, "pageOf"> => ({
  title: said.title,
  subtitle: [method.organisation, words.edition(method.edition)].filter(Boolean).join(", "),
  language: "en",
  author: method.organisation,
  createdAt: new Date(method.takenAt),
  blocks: [
    { kind: "facts", facts: approvalOf(method) },
    ...(method.note ? part(sections.note, method.note) : []),
    ...part(sections.assessment, method.text.assessment),
    ...part(sections.triggers, words.triggersLead, method.text.triggers),
    ...scalesOf(method.text),
    ...bandsOf(method.text),
    ...controlsOf(method.text),
    ...part(sections.treatment, method.text.treatment),
  ],
  footer: said.footer(method.edition, method.sha256, method.takenBy, minuteOf(method.takenAt)),
});

const minuteOf = (at: string) => `${at.slice(0, 16).replace("T", " ")} UTC`;

const approvalOf = (method: MethodDocument): [string, string][] => [
  [facts.edition, `${method.edition}, ${METHOD_STATE_LABELS[method.state].toLowerCase()}`],
  [facts.author, method.author?.name ?? facts.shipped],
  [facts.writers, method.writers.map((one) => one.name).join(", ") || facts.shipped],
  [facts.approver, method.approvedBy?.name ?? said.notApproved],
  [facts.approvedAt, method.approvedAt?.slice(0, 10) ?? said.notApproved],
  [facts.hash, method.sha256 ?? said.notApproved],
];

const heading = (text: string): Block => ({ kind: "heading", text });
const part = (title: string, ...texts: readonly string[]): Block[] => [
  heading(title),
  ...texts.map((text): Block => ({ kind: "text", text })),
];

const scalesOf = ({ likelihood, impact }: MethodText): Block[] => [
  heading(sections.likelihood),
  {
    kind: "table",
    head: words.likelihoodHead,
    widths: [1, 2, 6],
    rows: likelihood.map(({ name, meaning }, at) => [String(at + 1), name, meaning]),
  },
  ...part(sections.impact, words.score),
  {
    kind: "table",
    head: words.impactHead,
    widths: [2, 3, 4, 4, 4, 4, 4],
    rows: impact.map(({ name, meaning }, at) => [
      ...[String(at + 1), name, meaning.finance, meaning.customers],
      ...[meaning.persons, meaning.law, meaning.service],
    ]),
  },
];

const bandsOf = ({ bands }: MethodText): Block[] => [
  heading(sections.bands),
  {
    kind: "table",
    head: words.bandHead,
    widths: [2, 2, 5, 3, 3, 3],
    rows: bands.map((band) => [
      ui.bands[band.name],
      words.range(band.from, band.to),
      band.appetite,
      words.authority[band.authority ?? "nobody"],
      band.authority ? words.days(band.longestDays) : words.never,
      words.days(band.reviewDays),
    ]),
  },
];

const labelOf = (column: string | { readonly label: string }) =>
  typeof column === "string" ? column : column.label;

const controlsOf = ({ strengths, factors, cap }: MethodText): Block[] => [
  ...part(sections.controls, words.cap(cap)),
  {
    kind: "table",
    head: words.strengthHead.map(labelOf),
    widths: [3, 1],
    rows: (["weak", "moderate", "strong"] as const).map((one) => [
      STRENGTH_LABELS[one],
      words.share(strengths[one]),
    ]),
  },
  {
    kind: "table",
    head: words.factorHead.map(labelOf),
    widths: [3, 1],
    rows: (["effective", "attested", "partial", "overdue_grace"] as const).map((one) => [
      OPERATING_STATE_LABELS[one],
      words.share(factors[one]),
    ]),
  },
  { kind: "text", text: words.idle },
];

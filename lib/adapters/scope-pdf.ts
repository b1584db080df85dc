import { createHash } from "node:crypto";
import { scope as words } from "@/components/words/scope";
import { exportScope } from "@/lib/domain/scope/queries";
import {
  ASSET_KIND_LABELS,
  SCOPE_RESULT_LABELS,
  SCOPE_STATE_LABELS,
  type ScopeDocument,
} from "@/lib/domain/scope/schema";
import { type Block, type Document, writePdf } from "@/lib/formats/pdf";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { AssetKind } from "@/prisma/generated/enums";
import type { Door } from "./doors";
import { contentHeaders } from "./download";
import { fonts } from "./fonts";
import { problem } from "./rest";

interface Context {
  params: Promise<{ ref: string }>;
}

/** Sends an edition as a PDF; that it left is in the trail. */
export const sendScope =
  ({ channel, authenticate }: Door) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const { ref: id } = await params;
      const scope = await execute(exportScope, actor, { id }, { channel, requestId });
      const bytes = await writePdf(documentOf(scope), await fonts());
      const headers = contentHeaders({
        name: words.document.file(scope.edition),
        kind: "pdf",
        sha256: createHash("sha256").update(bytes).digest("hex"),
        size: bytes.byteLength,
      });
      return new Response(bytes, { headers });
    } catch (error) {
      return problem(error, requestId);
    }
  };

const { sections, facts, document: said } = words;

/** The edition as a document, in the order in which it is read on screen. */
export const documentOf = (scope: ScopeDocument): Document => ({
  title: said.title,
  subtitle: [scope.organisation, words.edition(scope.edition)].filter(Boolean).join(", "),
  language: "en",
  author: scope.organisation,
  createdAt: new Date(scope.takenAt),
  blocks: [
    { kind: "facts", facts: approvalOf(scope) },
    ...part(sections.statement, scope.statement),
    ...lines(sections.included, scope.included),
    ...(scope.exclusions.length === 0
      ? part(sections.exclusions, words.noExclusions)
      : exclusionsOf(scope)),
    ...interfacesOf(scope),
    ...part(sections.units, scope.units),
    ...lines(sections.sites, scope.sites),
    ...part(sections.services, scope.services),
    ...part(sections.requirements, scope.requirements),
    ...consideredIn(scope),
    ...lines(sections.kinds, kindsOf(scope)),
    ...reviewsOf(scope),
  ],
  footer: said.footer(scope.edition, scope.sha256, scope.takenBy, minuteOf(scope.takenAt)),
  pageOf: said.page,
});

const dayOf = (at: string | null) => at?.slice(0, 10) ?? "";
const minuteOf = (at: string) => `${at.slice(0, 16).replace("T", " ")} UTC`;

const approvalOf = (scope: ScopeDocument): [string, string][] => [
  [facts.edition, `${scope.edition}, ${SCOPE_STATE_LABELS[scope.state].toLowerCase()}`],
  [facts.author, scope.author.name],
  [facts.writers, scope.writers.map((one) => one.name).join(", ")],
  [facts.approver, scope.approver?.name ?? said.notApproved],
  [facts.approvedAt, dayOf(scope.approvedAt) || said.notApproved],
  [facts.nextReview, dayOf(scope.nextReview) || words.none],
  [facts.interval, words.months(scope.reviewIntervalMonths)],
  [facts.hash, scope.sha256 ?? said.notApproved],
];

const heading = (text: string): Block => ({ kind: "heading", text });
const part = (title: string, text: string): Block[] => [
  heading(title),
  { kind: "text", text: text || words.none },
];
const lines = (title: string, items: readonly string[]): Block[] =>
  items.length === 0 ? part(title, "") : [heading(title), { kind: "list", items }];

const consideredIn = ({ considered }: ScopeDocument): Block[] =>
  considered.length === 0
    ? []
    : lines(
        sections.considered,
        considered.map(({ reference, title }) => [reference, title].filter(Boolean).join(" ")),
      );

const exclusionsOf = ({ exclusions }: ScopeDocument): Block[] => [
  heading(sections.exclusions),
  {
    kind: "table",
    head: words.exclusionHead,
    widths: [2, 3, 3],
    rows: exclusions.map((one) => [one.what, one.reason, one.effect]),
  },
];

const interfacesOf = ({ interfaces }: ScopeDocument): Block[] => [
  heading(sections.interfaces),
  {
    kind: "table",
    head: words.interfaceHead,
    widths: [3, 4, 6, 2],
    rows: interfaces.map((one) => [one.with, one.what, one.responsibility, one.control]),
  },
];

const KINDS: readonly AssetKind[] = ["model", "dataset", "index", "endpoint", "supporting"];
const kindsOf = ({ kindReasons }: ScopeDocument) =>
  KINDS.map((kind) => {
    const reason = kindReasons[kind];
    return reason
      ? said.kindWithout(ASSET_KIND_LABELS[kind], reason)
      : said.kindWith(ASSET_KIND_LABELS[kind]);
  });

const reviewsOf = ({ reviews }: ScopeDocument): Block[] =>
  reviews.length === 0
    ? part(sections.reviews, words.noReviews)
    : [
        heading(sections.reviews),
        {
          kind: "table",
          head: said.reviewHead,
          widths: [2, 3, 3, 6, 3],
          rows: reviews.map((one) => [
            dayOf(one.at),
            one.by.name,
            SCOPE_RESULT_LABELS[one.result],
            one.reason,
            one.confirmedBy?.name ?? "",
          ]),
        },
      ];

import { Readable } from "node:stream";
import { soa as words } from "@/components/words/soa";
import { exportSoa } from "@/lib/domain/controls/soa/documents/queries";
import type { SoaDocument } from "@/lib/domain/controls/soa/documents/schema";
import { cellsOf } from "@/lib/domain/controls/soa/text/rules";
import { BYTE_ORDER_MARK, csvLine } from "@/lib/formats/sheet/csv";
import { xlsxFile } from "@/lib/formats/sheet/xlsx";
import { notFound } from "@/lib/kernel/errors";
import { execute, newRequestId } from "@/lib/kernel/execute";
import type { Door } from "../doors";
import { disposition, webStream } from "../download";
import { fonts } from "../fonts";
import { problem } from "../rest";
import { type ExportFile, file, version } from "./file";
import { aboutOf, COLUMNS, documentOf } from "./soa-document";

interface Context {
  params: Promise<{ ref: string; format: string }>;
}

/** Sends the statement as a file: an edition as it was frozen, or `now` as it stands. */
export const sendSoa =
  ({ channel, authenticate }: Door) =>
  async (request: Request, { params }: Context): Promise<Response> => {
    const requestId = newRequestId();
    try {
      const actor = await authenticate(request);
      const { ref: id, format } = await params;
      const write = WRITERS.get(format);
      if (!write) throw notFound("format");
      const sent = await write(await execute(exportSoa, actor, { id }, { channel, requestId }));
      return new Response(webStream(sent.content), {
        headers: {
          "content-type": sent.type,
          "content-disposition": disposition(sent.name),
          "x-annex-rows": String(sent.rows),
          "x-annex-by": encodeURIComponent(actor.name),
          "x-annex-version": version,
          "x-content-type-options": "nosniff",
          "cache-control": "private, no-store",
          "x-request-id": requestId,
        },
      });
    } catch (error) {
      return problem(error, requestId);
    }
  };

type Write = (soa: SoaDocument) => Promise<ExportFile>;

/** Its name says which edition, when, how many lines, who and which product. */
function named(soa: SoaDocument, ending: string, type: string, content: Readable): ExportFile {
  const state = soa.state === "draft" || soa.state === "in_review" ? "-draft" : "";
  const collection = `soa-${soa.edition ?? "not-approved"}${state}`;
  const provenance = { collection, filter: "", at: new Date(soa.takenAt), by: soa.takenBy };
  return file(provenance, ending, type, soa.lines.length, content);
}

const whole = (content: Uint8Array | string) => Readable.from([Buffer.from(content)]);
const OFFICE = "application/vnd.openxmlformats-officedocument";
const HEADS = COLUMNS.map(([, header]) => header);
const rowsOf = ({ lines }: SoaDocument) =>
  lines.map(cellsOf).map((cells) => COLUMNS.map(([key]) => cells[key]));

/** The writers of documents are loaded with the first one that somebody takes. */
const WRITERS: ReadonlyMap<string, Write> = new Map<string, Write>([
  [
    "pdf",
    async (soa) => {
      const { writePdf } = await import("@/lib/formats/pdf");
      return named(
        soa,
        "pdf",
        "application/pdf",
        whole(await writePdf(documentOf(soa), await fonts())),
      );
    },
  ],
  [
    "docx",
    async (soa) => {
      const { writeDocx } = await import("@/lib/formats/docx");
      const type = `${OFFICE}.wordprocessingml.document`;
      return named(soa, "docx", type, whole(await writeDocx(documentOf(soa))));
    },
  ],
  [
    "xlsx",
    async (soa) => {
      const list = { name: words.document.sheet, header: HEADS, rows: rowsOf(soa) };
      const about = { name: words.document.about, header: words.document.head, rows: aboutOf(soa) };
      const content = xlsxFile([list, about], new Date(soa.takenAt));
      return named(soa, "xlsx", `${OFFICE}.spreadsheetml.sheet`, content);
    },
  ],
  [
    "csv",
    async (soa) => {
      const content = BYTE_ORDER_MARK + [HEADS, ...rowsOf(soa)].map(csvLine).join("");
      return named(soa, "csv", "text/csv; charset=utf-8", whole(content));
    },
  ],
  [
    "json",
    async (soa) => {
      const { lines, ...about } = soa;
      const content = JSON.stringify({ ...about, version, count: lines.length, lines }, null, 2);
      return named(soa, "json", "application/json", whole(`${content}\n`));
    },
  ],
]);

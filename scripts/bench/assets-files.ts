/** Files as teams have them, large. */
const KINDS = ["model", "dataset", "endpoint", "supporting"] as const;

/** An inventory kept in a spreadsheet. */
export function inventoryCsv(rows: number): Uint8Array {
  const lines = Array.from({ length: rows }, (_, n) => {
    const kind = KINDS[n % KINDS.length];
    const said = `Used by team ${n % 40}, row ${n} of a list that somebody kept for years`;
    return `Imported ${n},${kind},"${said}",internal,apache-2.0,${1 + (n % 9)}.0,Supplier ${n % 50}`;
  });
  const head = "name,kind,description,classification,licence,release,supplier";
  return new TextEncoder().encode(`${[head, ...lines].join("\n")}\n`);
}

/** The description of an interface with thousands of operations. */
export function largeOpenApi(bytes: number): Uint8Array {
  const words = "Answers with a summary of the ticket, its language and a score. ".repeat(6);
  const operation = (n: number) => ({
    post: {
      operationId: `summarise${n}`,
      summary: `Summary ${n}`,
      description: words,
      requestBody: {
        content: { "application/json": { schema: { $ref: "#/components/schemas/Ticket" } } },
      },
      responses: { 200: { description: "The summary" }, 429: { description: "Too many" } },
    },
  });
  const count = Math.ceil(bytes / JSON.stringify(operation(1000)).length);
  const described = {
    openapi: "3.1.0",
    info: { title: "Summaries", version: "1.0.0" },
    servers: [{ url: "https://api.example.org/v1" }],
    paths: Object.fromEntries(
      Array.from({ length: count }, (_, n) => [`/tickets/${n}`, operation(n)]),
    ),
    components: {
      schemas: { Ticket: { type: "object", properties: { text: { type: "string" } } } },
      securitySchemes: { key: { type: "apiKey", in: "header", name: "x-key" } },
    },
  };
  return new TextEncoder().encode(JSON.stringify(described));
}

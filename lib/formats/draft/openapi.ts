import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { OpenApi, Server } from "../openapi/shape";
import { cut, type Drafted } from "./shape";

/** An endpoint runs in one place: a description of many addresses is that of many endpoints. */
const MOST = 20;

/** What a description says of its endpoint, or of one endpoint for each address. */
export function draftOpenApi(document: OpenApi): Drafted {
  const servers = document.servers.filter(
    (one) => !one.isRelative && /^https?:\/\//.test(one.address),
  );
  const warnings = document.warnings.map((message) => ({ at: "", message: cut(message, 1000) }));
  const { title } = document;
  const drafts =
    servers.length > 1
      ? servers
          .slice(0, MOST)
          .map((server) => draftOf(document, `${title} (${hostOf(server)})`, server))
      : [draftOf(document, title, servers[0])];
  const [first, ...others] = drafts;
  return {
    format: "openapi",
    drafts: first ? [{ ...first, warnings }, ...others] : [],
    warnings:
      servers.length > MOST
        ? [`Only the first ${MOST} of ${servers.length} addresses were read.`]
        : [],
  };
}

const hostOf = ({ address }: Server) => address.replace(/^https?:\/\//, "").replace(/\/+$/, "");

function draftOf(document: OpenApi, name: string, server: Server | undefined): DraftGiven {
  const release = cut(document.version, 100);
  const address = server && URL.canParse(server.address) ? server.address.slice(0, 2000) : "";
  return {
    kind: "endpoint",
    name: cut(name, 200),
    columns: {
      description: cut(document.description, 4000),
      ...(release && { release }),
      ...(address && { url: address }),
      authentication: cut(signInOf(document), 200),
    },
    facts: {
      specification: cut(
        `${document.title} ${document.version ?? ""} (OpenAPI ${document.specification})`,
        500,
      ),
      operations: document.operationCount,
    },
  };
}

const KINDS: Readonly<Record<string, string>> = {
  apiKey: "API key",
  basic: "Name and password",
  bearer: "Bearer token",
  http: "HTTP scheme",
  mutualTls: "Client certificate",
  oauth2: "OAuth 2.0",
  openIdConnect: "OpenID Connect",
};

function signInOf({ schemes, operations, operationCount }: OpenApi): string {
  const used = schemes.filter((one) => one.isUsed);
  const names = [...new Set(used.map((one) => KINDS[one.kind] ?? one.name))];
  const open = operations.filter((one) => one.openness !== null).length;
  if (names.length === 0) return operationCount > 0 ? "None" : "";
  return open > 0
    ? `${names.join(", ")}; ${open} of ${operationCount} operations open`
    : names.join(", ");
}

import { FormatError } from "@/lib/formats/document";
import { draftMlflow } from "@/lib/formats/draft/mlflow";
import type { Drafted } from "@/lib/formats/draft/shape";
import { parseMlflowAnswer } from "@/lib/formats/mlflow";
import type { ModelVersion, RegisteredModel, Registry } from "@/lib/formats/mlflow/shape";
import { AppError, invalid, unavailable } from "@/lib/kernel/errors";
import { askOnce, NeverAsked } from "./mlflow-request";

// A model registry asked over the network: it may stall, send us elsewhere, or answer with anything.

const PATIENCE_MS = 10_000;
/** For everything together. */
const LONGEST_MS = 60_000;
const MOST_BYTES = 10_000_000;
const MOST_TOGETHER = 50_000_000;
const MOST_PAGES = 50;
const MODELS = "api/2.0/mlflow/registered-models/search?max_results=100";
const VERSIONS = "api/2.0/mlflow/model-versions/search?max_results=1000";

interface Asking {
  /** Sent as a bearer token, and kept nowhere. */
  readonly token?: string | undefined;
  readonly patience?: number;
}

/**
 * The registered models of a running MLflow server with all their versions.
 * @throws AppError with a sentence that names the server and what went wrong
 */
export async function readMlflowServer(
  address: string,
  { token, patience = PATIENCE_MS }: Asking = {},
): Promise<Drafted> {
  const server = serverOf(address, { token, patience });
  const models = await pagesOf(server, MODELS);
  const versions = await pagesOf(server, VERSIONS);
  const all = new Map(versions.flatMap((one) => one.models).map((one) => [one.name, one]));
  const joined = models.flatMap((one) => one.models).map((one) => withVersions(one, all));
  const warnings = new Set([...models, ...versions].flatMap((one) => one.warnings));
  const registry: Registry = {
    form: "models",
    models: joined,
    logged: null,
    nextPage: null,
    // A model's own list names the newest only; those warnings are answered by the second question.
    warnings: [...warnings].filter((one) => !/which is not here|has no versions here/.test(one)),
  };
  return draftMlflow(registry, { server: server.shown });
}

/** Both lists name versions: the first knows aliases and stages, the second knows all of them. */
function withVersions(model: RegisteredModel, all: ReadonlyMap<string, RegisteredModel>) {
  const versions = new Map(all.get(model.name)?.versions.map((one) => [one.version, one]));
  for (const one of model.versions) versions.set(one.version, one);
  const byNumber = [...versions.values()].toSorted((one, other) =>
    one.version.localeCompare(other.version, "en", { numeric: true }),
  );
  const named = byNumber.map((one) => ({ ...one, aliases: aliasesOf(one, model) }));
  return { ...model, versions: named };
}

const aliasesOf = ({ version, aliases }: ModelVersion, model: RegisteredModel) => [
  ...new Set([
    ...aliases,
    ...model.aliases.flatMap(([alias, named]) => (named === version ? [alias] : [])),
  ]),
];

interface Server {
  readonly base: URL;
  /** Without name and password, as it may be shown and kept. */
  readonly shown: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly patience: number;
  /** Ends the whole conversation. */
  readonly end: AbortSignal;
  /** Bytes read so far, over all answers. */
  read: number;
}

interface Sent {
  readonly token: string | undefined;
  readonly patience: number;
}

function serverOf(address: string, { token, patience }: Sent): Server {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw refusal("mlflow", "Give the server's address, such as http://127.0.0.1:5000.");
  }
  const headers = credentialsOf(url, token);
  Object.assign(url, { username: "", password: "", hash: "", search: "" });
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  const shown = url.href.replace(/\/$/, "");
  return { base: url, shown, headers, patience, end: AbortSignal.timeout(LONGEST_MS), read: 0 };
}

/** A token, or the name and password that stand in the address. */
function credentialsOf({ username, password }: URL, token?: string): Record<string, string> {
  if (token && !/^[\x21-\x7e]+$/.test(token)) {
    throw refusal("token", "A token has letters, digits and signs, and no spaces.");
  }
  if (token) return { authorization: `Bearer ${token}` };
  if (!username) return {};
  const given = `${decoded(username)}:${decoded(password)}`;
  return { authorization: `Basic ${Buffer.from(given).toString("base64")}` };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

async function pagesOf(server: Server, question: string): Promise<Registry[]> {
  const pages: Registry[] = [];
  let token: string | null = null;
  do {
    const url = new URL(question, server.base);
    if (token) url.searchParams.set("page_token", token);
    const page = read(server, await ask(server, url));
    pages.push(page);
    // A server that gives the same page again would be asked for ever.
    token = page.nextPage === token ? null : page.nextPage;
  } while (token && pages.length < MOST_PAGES);
  return pages;
}

function read({ shown }: Server, text: string): Registry {
  try {
    return parseMlflowAnswer(text);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    throw invalid({ mlflow: [error.message] }, `${shown}: ${error.message}`);
  }
}

async function ask(server: Server, url: URL): Promise<string> {
  const { shown, headers, patience } = server;
  const signal = AbortSignal.any([AbortSignal.timeout(patience), server.end]);
  try {
    const answer = await askOnce(url, { ...headers, accept: "application/json" }, signal);
    const { statusCode: status = 0 } = answer;
    const isSent = status >= 300 && status < 400;
    const isPage = /html/i.test(answer.headers["content-type"] ?? "");
    if (isSent || isPage) {
      answer.destroy();
      throw refused(shown, isSent ? SENT : PAGE);
    }
    const text = await textOf(answer, server);
    if ((status >= 200 && status < 300) || /"error_code"/.test(text)) return text;
    throw refused(shown, `it answers ${status}.`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof NeverAsked) throw refused(shown, "this address is never asked.");
    if (!signal.aborted) throw unavailable(`${shown} does not answer.`);
    const seconds = (server.end.aborted ? LONGEST_MS : patience) / 1000;
    throw unavailable(`${shown} did not answer within ${seconds} seconds.`);
  }
}

const SENT = "it sends us to another address. Give the address of the server itself.";
const PAGE = "it answers with a web page: the address may need signing in, or be another one.";

/** Counts while it reads. */
async function textOf(answer: AsyncIterable<Uint8Array>, server: Server): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    server.read += chunk.length;
    if (size > MOST_BYTES || server.read > MOST_TOGETHER) {
      const most = size > MOST_BYTES ? MOST_BYTES : MOST_TOGETHER;
      throw refused(server.shown, `its answer is longer than ${most / 1_000_000} MB.`);
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

const refusal = (field: string, why: string) => invalid({ [field]: [why] }, why);
const refused = (shown: string, why: string) => refusal("mlflow", `${shown}: ${why}`);

import { FormatError } from "@/lib/formats/document";
import { draftMlflow } from "@/lib/formats/draft/mlflow";
import type { Drafted } from "@/lib/formats/draft/shape";
import { parseMlflowAnswer } from "@/lib/formats/mlflow";
import type { ModelVersion, RegisteredModel, Registry } from "@/lib/formats/mlflow/shape";
import { AppError, invalid, unavailable } from "@/lib/kernel/errors";

// A model registry asked over the network: it may stall, send us elsewhere, or answer with anything.

const PATIENCE_MS = 10_000;
const MOST_BYTES = 10_000_000;
const MOST_PAGES = 50;
const MODELS = "api/2.0/mlflow/registered-models/search?max_results=100";
const VERSIONS = "api/2.0/mlflow/model-versions/search?max_results=1000";

/**
 * The registered models of a running MLflow server with all their versions.
 * @throws AppError with a sentence that names the server and what went wrong
 */
export async function readMlflowServer(
  address: string,
  patience: number = PATIENCE_MS,
): Promise<Drafted> {
  const server = serverOf(address);
  const models = await pagesOf(server, MODELS, patience);
  const versions = await pagesOf(server, VERSIONS, patience);
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
}

function serverOf(address: string): Server {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw invalid({ mlflow: ["Give the server's address, such as http://127.0.0.1:5000."] });
  }
  const { username, password } = url;
  const given = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  const headers: Record<string, string> = username
    ? { authorization: `Basic ${Buffer.from(given).toString("base64")}` }
    : {};
  Object.assign(url, { username: "", password: "", hash: "", search: "" });
  if (!url.pathname.endsWith("/")) url.pathname += "/";
  return { base: url, shown: url.href.replace(/\/$/, ""), headers };
}

async function pagesOf(server: Server, question: string, patience: number): Promise<Registry[]> {
  const pages: Registry[] = [];
  let token: string | null = null;
  do {
    const url = new URL(question, server.base);
    if (token) url.searchParams.set("page_token", token);
    const page = read(server, await ask(server, url, patience));
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

async function ask({ shown, headers }: Server, url: URL, patience: number): Promise<string> {
  try {
    const answer = await fetch(url, {
      headers: { ...headers, accept: "application/json" },
      redirect: "manual",
      signal: AbortSignal.timeout(patience),
    });
    if (answer.status >= 300 && answer.status < 400) {
      throw refused(
        shown,
        "it sends us to another address. Give the address of the server itself.",
      );
    }
    const type = answer.headers.get("content-type") ?? "";
    if (/html/i.test(type)) {
      throw refused(
        shown,
        "it answers with a web page: the address may need signing in, or be another one.",
      );
    }
    const text = await textOf(answer, shown);
    if (answer.ok || /"error_code"/.test(text)) return text;
    throw refused(shown, `it answers ${answer.status}.`);
  } catch (error) {
    if (error instanceof AppError) throw error;
    if (error instanceof Error && error.name === "TimeoutError") {
      throw unavailable(`${shown} did not answer within ${patience / 1000} seconds.`);
    }
    throw unavailable(`${shown} does not answer.`);
  }
}

/** Counts while it reads. */
async function textOf(answer: Response, shown: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of answer.body ?? []) {
    size += chunk.length;
    if (size > MOST_BYTES) {
      throw refused(shown, `its answer is longer than ${MOST_BYTES / 1_000_000} MB.`);
    }
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

const refused = (shown: string, why: string) =>
  invalid({ mlflow: [`${shown}: ${why}`] }, `${shown}: ${why}`);

import type { DraftGiven } from "@/lib/domain/assets/imports/drafts/schema";
import type { ModelVersion, RegisteredModel, Registry } from "../mlflow/shape";
import { cut, type Drafted } from "./shape";

/** Where the registry is; an exported file does not say. */
interface From {
  readonly server?: string | undefined;
  readonly name?: string | null | undefined;
}

/** The models of a registry as drafts, each known again by its registry name. */
export function draftMlflow(registry: Registry, from: From = {}): Drafted {
  const drafts = registry.models.map((model) => modelDraft(model, from));
  return {
    format: "mlflow",
    drafts: registry.logged ? [...drafts, loggedDraft(registry, from)] : drafts,
    warnings: registry.warnings.map((one) => cut(one, 1000)),
  };
}

/** `pkg:mlflow/name`, with the server where it is known: two registries may use one name. */
export function mlflowPurl(name: string, server?: string): string {
  const where = server ? `?repository_url=${encodeURIComponent(server)}` : "";
  return `pkg:mlflow/${encodeURIComponent(name)}${where}`;
}

function modelDraft(model: RegisteredModel, { server }: From): DraftGiven {
  const current = currentOf(model.versions);
  return {
    kind: "model",
    name: cut(model.name, 200),
    purl: mlflowPurl(model.name, server),
    columns: {
      description: cut(model.description ?? current?.description, 4000),
      ...(current && { release: cut(current.version, 100) }),
      provenance: cut(storyOf(model, server), 4000),
      ...licenceOf(model, current),
    },
    facts: framework(model, current),
    warnings: warningsOf(model),
  };
}

/** What serves, by alias or by the stages of older servers; else the newest that is ready. */
function currentOf(versions: readonly ModelVersion[]): ModelVersion | undefined {
  const serving = versions.findLast(
    ({ aliases, stage }) =>
      stage === "Production" ||
      aliases.some((one) => /^(champion|production|prod|live)$/i.test(one)),
  );
  return (
    serving ?? versions.findLast(({ status }) => !status || status === "READY") ?? versions.at(-1)
  );
}

function storyOf({ versions }: RegisteredModel, server: string | undefined): string {
  const runs = versions.map(({ version, runId, aliases, stage }) => {
    const marks = [...aliases, ...(stage ? [stage] : [])].join(", ");
    return [`version ${version}`, marks && `(${marks})`, runId && `from run ${runId}`]
      .filter(Boolean)
      .join(" ");
  });
  return [`Registered in MLflow${server ? ` at ${server}` : ""}`, ...runs].join("\n");
}

const tag = (model: RegisteredModel, current: ModelVersion | undefined, name: RegExp) =>
  [...(current?.tags ?? []), ...model.tags].find((one) => name.test(one.key))?.value;

function licenceOf(model: RegisteredModel, current: ModelVersion | undefined) {
  const licence = cut(tag(model, current, /^licen[cs]e$/i), 100);
  return licence ? { licence } : {};
}

function framework(
  model: RegisteredModel,
  current: ModelVersion | undefined,
): NonNullable<DraftGiven["facts"]> {
  const architecture = cut(tag(model, current, /^(architecture|framework|flavou?r)$/i), 500);
  return architecture ? { architecture } : {};
}

function warningsOf({ versions }: RegisteredModel): NonNullable<DraftGiven["warnings"]> {
  const failed = versions.filter(({ status }) => status && status !== "READY");
  return failed.map(({ version, status }) => ({
    at: `version ${version}`.slice(0, 300),
    message: `Its state is ${cut(status, 100)}.`,
  }));
}

/** The MLmodel file beside the weights of one model. */
function loggedDraft({ logged }: Registry, { name }: From): DraftGiven {
  const path = logged?.artifactPath?.split("/").at(-1);
  return {
    kind: "model",
    name: cut(name ?? path ?? logged?.uuid, 200) || "Unnamed model",
    columns: {
      provenance: cut(
        [
          logged?.runId && `Logged by MLflow run ${logged.runId}`,
          logged?.createdAt && `on ${logged.createdAt.slice(0, 10)}`,
        ]
          .filter(Boolean)
          .join(" "),
        4000,
      ),
    },
    facts: logged?.flavors.length ? { format: cut(logged.flavors.join(", "), 500) } : {},
  };
}

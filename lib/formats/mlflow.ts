import { FormatError, readJson, readJsonOrYaml } from "./document";
import { Place } from "./document/place";
import { modelsOfVersions, registeredModel } from "./mlflow/registered";
import type { LoggedModel, Registry } from "./mlflow/shape";

// MLflow: an exported model, an answer of its REST server, or the MLmodel file beside the weights.

/** Callers refuse longer input before they hold it in memory. */
export const MLFLOW_LIMIT = 10_000_000;

/**
 * Reads a file of any of the three forms.
 * @throws FormatError with the path of what is wrong
 */
export function parseMlflow(text: string): Registry {
  return registryOf(readJsonOrYaml(text, { noun: "MLflow file", limit: MLFLOW_LIMIT }));
}

/**
 * Reads what a server answered, which must be JSON.
 * @throws FormatError with the path of what is wrong, or with the server's own words
 */
export function parseMlflowAnswer(text: string): Registry {
  return registryOf(readJson(text, { noun: "answer of the MLflow server", limit: MLFLOW_LIMIT }));
}

function registryOf(value: unknown): Registry {
  const root = new Place(value);
  if (!root.isMap) throw root.wrong("a map");
  const problem = root.at("error_code").text(80);
  if (problem) {
    const words = root.at("message").text(300) ?? "no reason given";
    throw new FormatError(`MLflow answered ${problem}: ${words}`);
  }
  const warnings: string[] = [];
  const base = { logged: null, nextPage: root.at("next_page_token").text(2_000), warnings };
  const exported = root.at("mlflow").at("registered_model");
  const single = exported.isEmpty ? root.at("registered_model") : exported;
  if (!single.isEmpty) {
    return { ...base, form: "export", models: [registeredModel(single, warnings)] };
  }
  const models = root.at("registered_models");
  if (!models.isEmpty) {
    const read = models.items().map((one) => registeredModel(one, warnings));
    return { ...base, form: "models", models: read };
  }
  const versions = root.at("model_versions");
  if (!versions.isEmpty) {
    return { ...base, form: "versions", models: modelsOfVersions(versions.items()) };
  }
  if (root.at("flavors").isMap) {
    return { ...base, form: "mlmodel", models: [], logged: loggedModel(root, warnings) };
  }
  return empty(root, warnings);
}

/** A server without models answers `{}`. */
function empty(root: Place, warnings: string[]): Registry {
  if (root.entries().length > 0) {
    throw new FormatError(
      "This is none of MLflow's forms: it has no mlflow.registered_model, registered_models, model_versions or flavors.",
    );
  }
  warnings.push("The registry holds no models.");
  return { form: "models", models: [], logged: null, nextPage: null, warnings };
}

function loggedModel(root: Place, warnings: string[]): LoggedModel {
  const runId = root.at("run_id").text(100);
  if (!runId) warnings.push("The MLmodel file names no run, so nothing ties it to its training.");
  const hasSignature = root.at("signature").isMap;
  if (!hasSignature) warnings.push("The MLmodel file has no signature.");
  return {
    artifactPath: root.at("artifact_path").text(1_000),
    runId,
    uuid: root.at("model_uuid").text(100),
    createdAt: root.at("utc_time_created").time(),
    mlflowVersion: root.at("mlflow_version").text(40),
    sizeBytes: root.at("model_size_bytes").count(),
    flavors: root
      .at("flavors")
      .entries()
      .map(([name]) => name),
    hasSignature,
  };
}

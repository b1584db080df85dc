import type { Place } from "../document/place";
import type { ModelVersion, RegisteredModel, Tag } from "./shape";

/** A registered model with the versions named inside it. */
export function registeredModel(place: Place, warnings: string[]): RegisteredModel {
  const name = nameOf(place);
  const aliases = aliasesOf(place.at("aliases"));
  const versions = new Map<string, ModelVersion>();
  for (const key of ["latest_versions", "versions"]) {
    for (const one of place.at(key).items()) {
      const version = modelVersion(one, aliases);
      if (key === "latest_versions" || !versions.has(version.version)) {
        versions.set(version.version, version);
      }
    }
  }
  if (versions.size === 0) warnings.push(`“${name}” has no versions here.`);
  for (const [alias, version] of aliases) {
    if (!versions.has(version)) {
      warnings.push(`Alias “${alias}” of “${name}” names version ${version}, which is not here.`);
    }
  }
  const listed = [...versions.values()].sort(byNumber);
  return { name, ...about(place), versions: listed, aliases: [...aliases] };
}

/** The models of a list of versions, each with its own. */
export function modelsOfVersions(places: readonly Place[]): RegisteredModel[] {
  const models = new Map<string, ModelVersion[]>();
  for (const place of places) {
    const name = nameOf(place);
    models.set(name, [...(models.get(name) ?? []), modelVersion(place, new Map())]);
  }
  return [...models].map(([name, versions]) => ({
    name,
    description: null,
    createdAt: null,
    updatedAt: null,
    tags: [],
    versions: versions.sort(byNumber),
    aliases: [],
  }));
}

function modelVersion(place: Place, aliases: ReadonlyMap<string, string>): ModelVersion {
  const version = place.at("version").text(40);
  if (!version) throw place.at("version").wrong("a version number");
  const own = [...aliases].filter(([, named]) => named === version).map(([alias]) => alias);
  const stage = place.at("current_stage").text(40);
  return {
    version,
    ...about(place),
    stage: stage === "None" ? null : stage,
    status: place.at("status").text(40),
    aliases: [...new Set([...own, ...names(place.at("aliases"))])],
    runId: place.at("run_id").text(100),
    source: place.at("source").text(1_000),
  };
}

function nameOf(place: Place): string {
  const name = place.at("name").text(200);
  if (!name) throw place.at("name").wrong("a name");
  return name;
}

function about(place: Place) {
  return {
    description: place.at("description").text(2_000),
    createdAt: place.at("creation_timestamp").time(),
    updatedAt: place.at("last_updated_timestamp").time(),
    tags: tagsOf(place.at("tags")),
  };
}

/** A list of `{key, value}` or a map: the same file may hold both. */
function tagsOf(place: Place): Tag[] {
  const pairs = place.isList
    ? place.items().map((one) => [one.at("key").text(250), one.at("value")] as const)
    : place.entries();
  return pairs.flatMap(([key, value]) => (key ? [{ key, value: value.text() ?? "" }] : []));
}

/** Alias to version; a list of pairs on the wire, a map in some exports. */
function aliasesOf(place: Place): Map<string, string> {
  const pairs = place.isList
    ? place.items().map((one) => [one.at("alias").text(250), one.at("version").text(40)] as const)
    : place.entries().map(([key, value]) => [key, value.text(40)] as const);
  const aliases = new Map<string, string>();
  for (const [alias, version] of pairs) if (alias && version) aliases.set(alias, version);
  return aliases;
}

function names(place: Place): string[] {
  return place.items().flatMap((one) => one.text(250) ?? []);
}

const byNumber = (one: ModelVersion, other: ModelVersion) =>
  one.version.localeCompare(other.version, "en", { numeric: true });

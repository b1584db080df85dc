import { FormatError, readJsonOrYaml } from "./document";
import { Place } from "./document/place";
import { Problems } from "./document/problems";
import { readOperations } from "./openapi/operations";
import { checkReferences } from "./openapi/references";
import { Security } from "./openapi/security";
import { Servers } from "./openapi/servers";
import type { OpenApi } from "./openapi/shape";

// OpenAPI 2, 3.0 and 3.1 in JSON or YAML. Real descriptions break their own rules, so a broken rule is
// a warning; and nothing that a description points at is ever fetched.

/** Callers refuse longer input before they hold it in memory. */
export const OPENAPI_LIMIT = 10_000_000;

/**
 * Reads what an endpoint's description says about the endpoint.
 * @throws FormatError when the text cannot be such a description at all
 */
export function parseOpenApi(text: string): OpenApi {
  const noun = "OpenAPI description";
  const root = new Place(readJsonOrYaml(text, { noun, limit: OPENAPI_LIMIT }));
  if (!root.isMap) throw root.wrong("a map");
  const problems = new Problems();
  const { family, specification } = versionOf(root, problems);
  const security = new Security(root, problems);
  const servers = new Servers(problems);
  if (family === "2.0") servers.addHost(root);
  else servers.add(root.at("servers"));
  const about = infoOf(root.at("info"), problems);
  const { operations, count } = readOperations({ root, family, security, servers, problems });
  const open = operations.filter((one) => one.openness !== null).length;
  if (open > 0) problems.add(`${open} of ${count} operations ask for no sign-in.`);
  const remoteReferences = checkReferences(root, family, problems);
  return {
    family,
    specification,
    ...about,
    servers: servers.list(),
    schemes: security.list(),
    operations,
    operationCount: count,
    remoteReferences,
    warnings: problems.list(),
  };
}

/** YAML reads `2.0` as the number 2. */
function versionOf(root: Place, problems: Problems) {
  const old = root.at("swagger").text(20);
  if (old && /^2(\.0)?$/.test(old)) return { family: "2.0", specification: "2.0" } as const;
  const specification = root.at("openapi").text(20);
  if (!specification && !old) {
    throw new FormatError(
      "This is no OpenAPI description: it says neither “openapi” nor “swagger”.",
    );
  }
  if (!specification || !/^3(\.|$)/.test(specification)) {
    throw new FormatError(`OpenAPI ${specification ?? old} cannot be read; 2.0, 3.0 and 3.1 can.`);
  }
  if (/^3\.0(\.|$)/.test(specification)) return { family: "3.0", specification } as const;
  if (!/^3\.1(\.|$)/.test(specification)) {
    problems.add(`OpenAPI ${specification} is not known; read as 3.1.`, root.at("openapi"));
  }
  return { family: "3.1", specification } as const;
}

function infoOf(info: Place, problems: Problems) {
  const title = info.at("title").text(200);
  const version = info.at("version").text(100);
  if (!title) problems.add("is missing.", info.at("title"));
  if (!version) problems.add("is missing.", info.at("version"));
  return {
    title: title ?? "Unnamed interface",
    version,
    description: info.at("description").text(2_000),
  };
}

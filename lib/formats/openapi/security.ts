import { cleaned } from "../card/text";
import type { Place } from "../document/place";
import type { Problems } from "../document/problems";
import { resolved } from "./references";
import type { Openness, SchemeKind, SecurityScheme } from "./shape";

const PLAIN_KINDS: ReadonlyMap<string, SchemeKind> = new Map([
  ["apikey", "apiKey"],
  ["basic", "basic"],
  ["mutualtls", "mutualTls"],
  ["oauth2", "oauth2"],
  ["openidconnect", "openIdConnect"],
]);

/** Which schemes the description offers, and which operations ask for one. */
export class Security {
  private readonly schemes: ReadonlyMap<string, Omit<SecurityScheme, "isUsed">>;
  private readonly used = new Set<string>();
  /** One requirement may stand for thousands of operations; it is judged once. */
  private readonly judged = new Map<unknown, Openness | null>();
  private readonly root: Place;
  private readonly problems: Problems;

  constructor(root: Place, problems: Problems) {
    this.root = root;
    this.problems = problems;
    const written = root.at("swagger").isEmpty
      ? root.at("components").at("securitySchemes")
      : root.at("securityDefinitions");
    this.schemes = new Map(
      problems.entriesOf(written).map(([name, place]) => [name, this.scheme(name, place)]),
    );
  }

  /** Null where the operation asks for a sign-in; what it says beats what the document says. */
  openness(operation: Place): Openness | null {
    const own = operation.at("security");
    const place = own.isEmpty ? this.root.at("security") : own;
    if (place.isEmpty) return "unstated";
    if (!this.judged.has(place.value)) this.judged.set(place.value, this.judge(place));
    return this.judged.get(place.value) ?? null;
  }

  list(): SecurityScheme[] {
    return [...this.schemes.values()].map((one) => ({ ...one, isUsed: this.used.has(one.name) }));
  }

  private judge(place: Place): Openness | null {
    const choices = this.problems.itemsOf(place).map((one) => this.problems.entriesOf(one));
    for (const [name, written] of choices.flat()) {
      const scheme = this.schemes.get(name);
      if (scheme) this.used.add(scheme.name);
      if (!scheme) this.problems.add("names a scheme that is not described.", written);
    }
    if (choices.length === 0) return "off";
    return choices.some((one) => one.length === 0) ? "optional" : null;
  }

  private scheme(key: string, written: Place): Omit<SecurityScheme, "isUsed"> {
    const name = cleaned(key, 200);
    const place = resolved(written, this.root);
    const kind = place ? kindOf(place) : "unknown";
    if (kind === "unknown") this.problems.add("is a scheme of an unknown kind.", written);
    if (!place) return { name, kind, detail: null };
    return { name, kind, detail: this.detail(kind, place) };
  }

  private detail(kind: SchemeKind, place: Place): string | null {
    if (kind === "apiKey") {
      const where = place.at("in").text(40) ?? "an unknown place";
      if (where === "query") {
        this.problems.add("sends the key in the address, where logs keep it.", place);
      }
      return `${place.at("name").text(100) ?? "a key"} in ${where}`;
    }
    if (kind === "http") return place.at("scheme").text(60);
    if (kind === "bearer") return place.at("bearerFormat").text(60);
    if (kind === "openIdConnect") return place.at("openIdConnectUrl").text(500);
    if (kind !== "oauth2") return null;
    const flow = place.at("flow").text(60);
    const flows = this.problems.entriesOf(place.at("flows"));
    for (const [, one] of [...flows, ["", place] as const]) {
      const token = one.at("tokenUrl");
      if (token.text()?.startsWith("http:")) this.problems.add("is not encrypted.", token);
    }
    return cleaned(flow ?? flows.map(([one]) => one).join(", "), 200) || null;
  }
}

function kindOf(place: Place): SchemeKind {
  const type = place.at("type").text(60)?.toLowerCase() ?? "";
  if (type !== "http") return PLAIN_KINDS.get(type) ?? "unknown";
  const scheme = place.at("scheme").text(60)?.toLowerCase();
  return scheme === "basic" || scheme === "bearer" ? scheme : "http";
}

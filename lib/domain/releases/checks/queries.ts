import { invalid, notFound } from "@/lib/kernel/errors";
import { named } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import type { Reader } from "@/lib/platform/db";
import { standing } from "../../assets/gaps/serving/rules";
import { visibleWhere } from "../../assets/visible";
import { clearance } from "../rules";
import { checkReleaseInput, releaseCheck } from "./schema";

/** May these weights serve? Asked by pipelines before, and by whoever holds the digest that serves. */
export const checkRelease = query({
  name: "releases.check",
  may: ["engineer", "compliance", "risk_owner", "internal_auditor", "admin", "system"],
  route: "GET /releases/check",
  input: checkReleaseInput,
  output: releaseCheck,
  async run({ actor, input, db }) {
    const { model, digest, environment } = input;
    const visible = actor.kind === "job" ? {} : visibleWhere(actor);
    const asset = await db.asset.findFirst({ where: { ...named(model), ...visible } });
    if (asset?.kind !== "model") throw notFound("model");
    const place = environment
      ? await db.environment.findUnique({ where: named(environment) })
      : null;
    if (environment && !place) {
      throw invalid({ environment: [`There is no environment ${environment}.`] });
    }
    const found = await db.release.findMany({
      where: { assetId: asset.id, digest },
      include: { environment: true },
      orderBy: { createdAt: "desc" },
      take: 100,
    });
    if (asset.state === "retired" || asset.state === "disposed") {
      const why = `${asset.reference} is ${asset.state}.`;
      return { ok: false, why, reference: null, state: null };
    }
    const again = place && (await standingAt(db, asset.id, place.id));
    const { ok, why, reference } = clearance(found, place, again);
    const state = found.find((one) => one.reference === reference)?.state ?? null;
    return { ok, why, reference, state };
  },
});

/** The reference of what should serve there: what was deployed last, or what it was rolled back to. */
async function standingAt(db: Reader, assetId: string, environmentId: string) {
  const deployed = await db.release.findMany({
    where: { assetId, environmentId, deployedAt: { not: null } },
    orderBy: { deployedAt: "desc" },
    take: 100,
  });
  return standing(deployed)?.reference ?? null;
}

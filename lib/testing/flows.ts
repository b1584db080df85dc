import { acceptAsset, addAsset } from "@/lib/domain/assets/commands";
import { placeAsset } from "@/lib/domain/assets/places/commands";
import { addFlow } from "@/lib/domain/flows/commands";
import { jobs } from "@/lib/domain/flows/separation/jobs";
import { addEnvironment } from "@/lib/domain/scope/environments/commands";
import { addZone } from "@/lib/domain/scope/zones/commands";
import { listZones } from "@/lib/domain/scope/zones/queries";
import { door } from "./risks";
import type { World } from "./world";

/** Environments, zones and assets between which data flows, made by the people who make them. */
export async function places({ priya }: World) {
  const tiers = ["production", "staging", "development"] as const;
  for (const tier of tiers) {
    await priya.does(addEnvironment, { name: tier, tier, reference: tier });
  }
  const inside = (name: string, environment: string | null) =>
    priya.does(addZone, { name, environment });
  return {
    internet: await inside("Internet", null),
    edge: await inside("Edge", "production"),
    service: await inside("Service", "production"),
  };
}
export type Places = Awaited<ReturnType<typeof places>>;

interface Made {
  readonly kind?: "model" | "dataset" | "endpoint" | "supporting";
  readonly environment?: "production" | "staging" | "development";
  readonly personalData?: "yes" | "no" | "unknown";
  readonly classification?: "public" | "confidential";
}

/** An asset in use, owned by Anton and kept by Jonas, in the last zone of its environment if it has any. */
export async function standing({ anton, jonas, priya }: World, name: string, made: Made = {}) {
  const environment = made.environment ?? "production";
  const added = await anton.does(addAsset, {
    ...{ name, kind: made.kind ?? "dataset", environment },
    ...{ owner: anton.reference, custodian: jonas.reference, inScope: true },
    classification: made.classification ?? "confidential",
    personalData: made.personalData ?? "yes",
  });
  const zone = (await priya.reads(listZones, { environment })).rows.at(-1)?.reference;
  const { id, version } = zone
    ? await anton.does(placeAsset, { id: added.id, version: added.version, zone })
    : added;
  return priya.does(acceptAsset, { id, version });
}

/** A flow of personal data that Priya adds. */
export const flowing = ({ priya }: World, from: string, to: string, more: object = {}) =>
  priya.does(addFlow, {
    ...{ name: `From ${from} to ${to}`, data: "records", classification: "confidential" },
    ...{ from, to, personalData: "yes", ...more },
  });

/** Why a flow holds less than its source. */
export const MASKED = "The recogniser replaces names and numbers before anything goes.";

let breaches = 0;
/** Records of persons go from production to development. */
export async function breaching(people: World, more: object = {}) {
  const from = await standing(people, `Live ${++breaches}`);
  const to = await standing(people, `Bench ${breaches}`, { environment: "development" });
  const flow = await flowing(people, from.reference, to.reference, more);
  return { from, to, flow };
}

/** What the job runner does after a change. */
export const lookAt = (payload: { flowId?: string; relationId?: string } = {}) =>
  jobs["separation.look"]?.(payload, door) ?? Promise.reject(new Error("no such job"));

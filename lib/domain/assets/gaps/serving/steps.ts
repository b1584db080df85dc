import type { Reader } from "@/lib/platform/db";
import { readFacts } from "../../facts/rules";
import type { FoundGap } from "../schema";
import { whyAnother } from "./rules";

/** A model that serves behind more endpoints than this is shown with the first. */
const MOST = 100;
const NAMED = { id: true, reference: true, name: true, kind: true, state: true } as const;
const DEPLOYED = {
  ...{ reference: true, release: true, digest: true, state: true, deployedAt: true, instead: true },
} as const;

interface Asked {
  readonly id: string;
  readonly kind: string;
}

/** Endpoints that serve something else than was released to where they stand; told of both ends. */
export async function servedOtherwise(db: Reader, asked: Asked): Promise<FoundGap[]> {
  if (asked.kind !== "endpoint" && asked.kind !== "model") return [];
  const found = await endpointsOf(db, asked);
  const models = new Map((await modelsOf(db, found)).map((one) => [one.id, one]));
  return found.flatMap((one): FoundGap[] => {
    const served = one.relationsFrom.flatMap(({ toId }) => models.get(toId) ?? []);
    const place = one.environment;
    if (!place) return [];
    const reason = whyAnother(
      { name: one.name, environment: place.name, digest: servedBy(one.facts) },
      served.map(({ releases, ...model }) => ({
        ...model,
        deployed: releases.filter(({ environmentId }) => environmentId === place.id),
      })),
    );
    if (!reason) return [];
    const ends = served.filter(({ releases }) =>
      releases.some(({ environmentId }) => environmentId === place.id),
    );
    const model = ends.find(({ id }) => id === asked.id) ?? ends[0];
    if (asked.kind === "model" && model?.id !== asked.id) return [];
    const path = [...(model ? [model] : []), one].map(plain);
    return [{ kind: "served_otherwise", reason, path, control: "A.8.32" }];
  });
}

function servedBy(facts: unknown): string | null {
  const { servedDigest } = readFacts(facts);
  return typeof servedDigest === "string" ? servedDigest : null;
}

const plain = ({ id, reference, name, kind, state }: FoundGap["path"][number]) => ({
  ...{ id, reference, name, kind, state },
});

const endpointsOf = (db: Reader, { id, kind }: Asked) =>
  db.asset.findMany({
    where: {
      kind: "endpoint",
      state: { notIn: ["retired", "disposed"] },
      ...(kind === "endpoint" ? { id } : { relationsFrom: { some: { type: "serves", toId: id } } }),
    },
    select: {
      ...{ ...NAMED, facts: true, environment: { select: { id: true, name: true } } },
      relationsFrom: { where: { type: "serves" }, select: { toId: true }, take: MOST },
    },
    orderBy: { name: "asc" },
    take: MOST,
  });

/** What they serve, with everything of it that was ever deployed somewhere. */
const modelsOf = (db: Reader, endpoints: Awaited<ReturnType<typeof endpointsOf>>) =>
  db.asset.findMany({
    where: { id: { in: endpoints.flatMap((one) => one.relationsFrom.map(({ toId }) => toId)) } },
    select: {
      ...{ ...NAMED, digest: true },
      releases: {
        where: { deployedAt: { not: null } },
        select: { ...DEPLOYED, environmentId: true },
        orderBy: { deployedAt: "desc" },
        take: MOST,
      },
    },
    take: MOST,
  });

// Threats from how an endpoint is reached. Runs anywhere.
import type { Rule } from "../../schema";
import {
  ahead,
  because,
  column,
  exposed,
  fact,
  isSaid,
  mayHoldPersons,
  namesOf,
  reachOf,
  relation,
} from "../../seeing/rules";

export const ACCESS: readonly Rule[] = [
  exposed("misconfigured-endpoint-data-exposure", ({ asset }) =>
    because(
      `${reachOf(asset)}: one open port or debug route shows prompts and answers to strangers.`,
    ),
  ),
  exposed("unauthorised-model-api-usage", ({ asset }) => {
    const signsIn = asset.authentication;
    const how = signsIn
      ? `callers sign in with ${signsIn}, and a leaked one uses the model in their name.`
      : "nothing says how callers sign in.";
    return because(`${reachOf(asset)}, and ${how}`, column(asset, "authentication"));
  }),
  exposed("pii-exposure", ({ asset, data }) => {
    if (!mayHoldPersons(asset)) return null;
    const sources = data.filter(({ personalData }) => personalData === "yes");
    const from = sources.length > 0 ? ` of ${namesOf(sources)}` : "";
    return because(
      asset.personalData === "yes"
        ? `${reachOf(asset)}, and personal data${from} can come out of it.`
        : `${reachOf(asset)}, and nobody has said whether personal data passes it.`,
      column(asset, "personalData"),
      ...sources.map((one) => column(one, "personalData")),
    );
  }),
  {
    threatId: "unencrypted-transport",
    find({ asset }) {
      const { minTls } = asset.facts;
      if (minTls === "1.2" || minTls === "1.3") return null;
      const why = isSaid(asset, "minTls")
        ? `${asset.name} takes connections that anybody on the way can read.`
        : `Nothing says that connections to ${asset.name} are encrypted.`;
      return because(why, fact(asset, "minTls"));
    },
  },
  {
    threatId: "cross-tenant-leak",
    find(situation) {
      const { asset } = situation;
      const shared = ahead(situation, "uses").filter(
        ({ asset: one }) =>
          one.kind === "index" &&
          one.facts.tenantSeparation !== "own_index" &&
          one.facts.tenantSeparation !== "single",
      );
      if (shared.length === 0) return null;
      return because(
        `${asset.name} answers from ${namesOf(shared.map((one) => one.asset))}, where the data of several customers lie together.`,
        ...shared.flatMap((one) => [relation(one, asset), fact(one.asset, "tenantSeparation")]),
      );
    },
  },
];

// Threats from limits, logs and upkeep of an endpoint. Runs anywhere.
import type { Rule } from "../../schema";
import {
  ahead,
  because,
  column,
  daysSince,
  exposed,
  exposedModel,
  fact,
  isProduction,
  isSaid,
  isYes,
  namesOf,
  reachOf,
  relation,
} from "../../seeing/rules";

export const LIMITS: readonly Rule[] = [
  exposed("denial-of-service", ({ asset }) =>
    because(
      isSaid(asset, "requestsPerMinute")
        ? `${reachOf(asset)}; its limit of ${asset.facts.requestsPerMinute} requests a minute holds one caller, not many.`
        : `${reachOf(asset)}, and no limit of requests is on record.`,
      fact(asset, "requestsPerMinute"),
    ),
  ),
  exposed("cost-harvesting", ({ asset }) =>
    isSaid(asset, "spendCeiling")
      ? null
      : because(
          `${reachOf(asset)}, and nothing says what it may cost in a month.`,
          fact(asset, "spendCeiling"),
        ),
  ),
  exposedModel(
    "model-extraction-api",
    (reach, models, { asset }) =>
      `${reach}: enough answers copy what ${models} can do${isSaid(asset, "requestsPerMinute") ? "" : ", and no limit slows that down"}.`,
  ),
  exposedModel(
    "unexplained-output",
    (reach, models) => `${reach}, and callers cannot tell why ${models} answers as it does.`,
  ),
  {
    threatId: "insufficient-logging",
    find: ({ asset }) =>
      isYes(asset, "logsRequests")
        ? null
        : because(
            isSaid(asset, "logsRequests")
              ? `${asset.name} logs no requests: misuse would leave no trace.`
              : `Nothing says that ${asset.name} logs its requests.`,
            fact(asset, "logsRequests"),
          ),
  },
  {
    threatId: "log-over-collection",
    find({ asset }) {
      if (!isYes(asset, "logsContent")) return null;
      const isMasked = isYes(asset, "contentMasked");
      const keptFor = asset.facts.logRetentionDays;
      if (isMasked && typeof keptFor === "number" && keptFor <= LONGEST_LOGS) return null;
      const how = isMasked
        ? typeof keptFor === "number"
          ? `keeps it for ${keptFor} days`
          : "does not say for how long"
        : "does not mask it";
      return because(
        `${asset.name} logs what people write, and ${how}.`,
        fact(asset, "logsContent"),
        fact(asset, "contentMasked"),
        fact(asset, "logRetentionDays"),
      );
    },
  },
];
/** Days; longer than this nobody looks back for a request, and a court may ask why it was kept. */
const LONGEST_LOGS = 90;

const PATCH_DAYS = 30;
const CRITICAL_DAYS = 14;

export const CARE: readonly Rule[] = [
  {
    threatId: "unpatched-runtime",
    find(situation) {
      const { asset } = situation;
      const days = daysSince(situation, asset, "patchedOn");
      const open = asset.facts.oldestCriticalDays;
      if (typeof open === "number" && open > CRITICAL_DAYS) {
        return because(
          `A critical fault of ${asset.name} has been open for ${open} days.`,
          fact(asset, "oldestCriticalDays"),
        );
      }
      if (days !== null && days <= PATCH_DAYS) return null;
      return because(
        days === null
          ? `Nothing says when ${asset.name} was last patched.`
          : `${asset.name} was last patched more than ${PATCH_DAYS} days ago.`,
        fact(asset, "patchedOn"),
      );
    },
  },
  {
    threatId: "wrong-model-version",
    find(situation) {
      const { asset } = situation;
      const served = ahead(situation, "serves");
      if (served.length === 0) return null;
      const { servedDigest } = asset.facts;
      if (!isSaid(asset, "servedDigest")) {
        return because(
          `Nothing says by digest which weights ${asset.name} serves.`,
          fact(asset, "servedDigest"),
        );
      }
      const known = served.filter((one) => one.asset.digest !== null);
      if (known.length === 0 || known.some((one) => one.asset.digest === servedDigest)) return null;
      return because(
        `${asset.name} serves other weights than those on record for ${namesOf(known.map((one) => one.asset))}.`,
        fact(asset, "servedDigest"),
        ...known.map((one) => column(one.asset, "digest")),
      );
    },
  },
  {
    threatId: "unapproved-model-release",
    find: ({ asset }) =>
      isProduction(asset) && !isSaid(asset, "baselineName")
        ? because(
            `${asset.name} is in production without a named configuration: a change of it would pass unseen.`,
            fact(asset, "baselineName"),
            column(asset, "tier"),
          )
        : null,
  },
  {
    threatId: "hosting-provider-outage",
    find(situation) {
      const { asset } = situation;
      const hosts = ahead(situation, "hosted_on").filter(({ asset: one }) => one.supplier !== "");
      if (hosts.length === 0 || asset.availability < 4) return null;
      return because(
        `${asset.name} must be up (need ${asset.availability} of 5) and stands on ${namesOf(hosts.map((one) => one.asset))} of a supplier.`,
        column(asset, "availability"),
        ...hosts.map((one) => relation(one, asset)),
      );
    },
  },
  {
    threatId: "edge-device-compromise",
    find: ({ asset }) =>
      isSaid(asset, "onDevicePackage")
        ? because(
            `${asset.name} runs on devices in other hands${isSaid(asset, "recallChannel") ? "" : ", and nothing says how a bad version is taken back"}.`,
            fact(asset, "onDevicePackage"),
            fact(asset, "recallChannel"),
          )
        : null,
  },
];

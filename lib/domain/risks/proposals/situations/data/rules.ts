// Threats to datasets and indexes, by whom they are about, where they came from and where they lie. Runs anywhere.
import type { Rule, Situation } from "../schema";
import {
  ahead,
  because,
  behind,
  column,
  exposedEnd,
  fact,
  isAtLeast,
  isSaid,
  isYes,
  mayHoldPersons,
  namesOf,
  reachOf,
  relation,
  stream,
  verb,
} from "../seeing/rules";

const anonymised = ({ asset }: Situation) =>
  isSaid(asset, "anonymisation") && isSaid(asset, "anonymisationTestedOn");

const PERSONS: readonly Rule[] = [
  {
    threatId: "pii-exposure",
    find(situation) {
      const { asset } = situation;
      if (!mayHoldPersons(asset) || anonymised(situation)) return null;
      const end = exposedEnd(situation);
      const way = end ? ` What is in it can come out at ${end.name}.` : "";
      return because(
        (asset.personalData === "yes"
          ? `${asset.name} holds personal data${isSaid(asset, "anonymisation") ? ", and its anonymisation was never tested" : " as it is"}.`
          : `Nobody has said whether ${asset.name} holds personal data; unknown is not none.`) +
          way,
        column(asset, "personalData"),
        fact(asset, "anonymisation"),
        fact(asset, "anonymisationTestedOn"),
      );
    },
  },
  {
    threatId: "erasure-not-honoured",
    find: ({ asset }) =>
      asset.personalData === "yes" && !isSaid(asset, "deletionPath")
        ? because(
            `${asset.name} holds personal data, and nothing says how one person's records are deleted.`,
            column(asset, "personalData"),
            fact(asset, "deletionPath"),
          )
        : null,
  },
  {
    threatId: "insider-data-misuse",
    find: ({ asset }) =>
      isAtLeast(asset, "confidential") && mayHoldPersons(asset)
        ? because(
            `${asset.name} is ${asset.classification} and ${asset.personalData === "yes" ? "about persons" : "perhaps about persons"}: whoever works with it can take it along.`,
            column(asset, "classification"),
            column(asset, "personalData"),
          )
        : null,
  },
];

const ORIGIN: readonly Rule[] = [
  {
    threatId: "unlawful-training-data",
    find(situation) {
      const { asset } = situation;
      const learned = behind(situation, "trained_on").map((one) => one.asset);
      if (learned.length === 0 && !asset.hasCard) return null;
      const lacksBasis =
        learned.length > 0 && asset.personalData === "yes" && asset.legalBasis === "";
      if (asset.licence && !lacksBasis) return null;
      return because(
        lacksBasis
          ? `${namesOf(learned)} learned from persons in ${asset.name}, and no legal basis is on record.`
          : learned.length > 0
            ? `${namesOf(learned)} learned from ${asset.name}, and no licence of it is on record.`
            : `No licence of ${asset.name} is on record, so no right to use it is.`,
        column(asset, "licence"),
        column(asset, "legalBasis"),
      );
    },
  },
  {
    threatId: "dataset-supply-compromise",
    find: ({ asset }) =>
      (asset.supplier !== "" || isSaid(asset, "source") || asset.hasCard) && asset.digest === null
        ? because(
            `${asset.name} comes from ${asset.supplier || asset.facts.source || "outside"}, and no digest says that it is what was checked.`,
            column(asset, "supplier"),
            fact(asset, "source"),
            column(asset, "digest"),
          )
        : null,
  },
  {
    threatId: "training-data-poisoning",
    find(situation) {
      const { asset } = situation;
      const learned = behind(situation, "trained_on").map((one) => one.asset);
      const writers = [...ahead(situation, "collected_by"), ...behind(situation, "writes")];
      if (asset.hasCard && asset.digest === null) {
        return because(
          `Others made ${asset.name}, and without a digest a record that was slipped in or changed would pass unseen.`,
          column(asset, "digest"),
        );
      }
      if (learned.length === 0 || writers.length === 0) return null;
      return because(
        `${namesOf(writers.map((one) => one.asset))} ${verb(writers, "fills", "fill")} ${asset.name}, and ${namesOf(learned)} ${verb(learned, "learns", "learn")} from it: what gets in there shapes answers.`,
        ...writers.map((one) => relation(one, asset)),
      );
    },
  },
  {
    threatId: "annotation-supplier-leak",
    find(situation) {
      const { asset } = situation;
      const hands = [
        ...ahead(situation, "receives"),
        ...behind(situation, "receives", "processes"),
      ].filter((one) => one.asset.supplier !== "" && one.asset.kind === "supporting");
      const sent = situation.streams.filter(
        (one) => one.leaves && one.isOutside && isAtLeast(one, "internal"),
      );
      if (hands.length > 0 && isAtLeast(asset, "internal")) {
        return because(
          `${asset.name} is handed to ${namesOf(hands.map((one) => one.asset))} of a supplier.`,
          ...hands.map((one) => relation(one, asset)),
          column(asset, "classification"),
        );
      }
      if (sent.length === 0) return null;
      return because(
        `Data of ${asset.name} goes to ${namesOf(sent.map(({ other: name }) => ({ name })))}, outside of our hands.`,
        ...sent.map(stream),
      );
    },
  },
  {
    threatId: "model-bias-ethics-breach",
    find(situation) {
      const { asset } = situation;
      const learned = behind(situation, "trained_on").map((one) => one.asset);
      if (asset.hasCard && asset.languages.length < 2) {
        const [only] = asset.languages;
        return because(
          only
            ? `${asset.name} covers ${only} only: what learns from it serves others worse.`
            : `Nothing says which languages ${asset.name} covers: whom it serves worse is unknown.`,
          { key: "languages", value: only ?? "not said", from: asset.reference },
        );
      }
      if (learned.length === 0 || !isSaid(asset, "specialCategories")) return null;
      return because(
        `${namesOf(learned)} learned from ${asset.name}, which holds special categories: health, beliefs and the like.`,
        fact(asset, "specialCategories"),
      );
    },
  },
];

const KEPT: readonly Rule[] = [
  {
    threatId: "unencrypted-storage",
    find(situation) {
      const { asset } = situation;
      if (!isAtLeast(asset, "confidential")) return null;
      const open = ahead(situation, "stored_in").filter(
        (one) => !isYes(one.asset, "encryptedAtRest"),
      );
      if (open.length === 0) return null;
      return because(
        `${asset.name} is ${asset.classification} and lies in ${namesOf(open.map((one) => one.asset))}, of which nothing says that it is encrypted.`,
        column(asset, "classification"),
        ...open.flatMap((one) => [relation(one, asset), fact(one.asset, "encryptedAtRest")]),
      );
    },
  },
  {
    threatId: "backup-loss",
    find({ asset, copies }) {
      if (asset.availability < 4 || copies > 1) return null;
      return because(
        `${asset.name} must not be lost (availability need ${asset.availability} of 5), and ${copies === 0 ? "no copy" : "one copy only"} is on record.`,
        column(asset, "availability"),
      );
    },
  },
];

export const DATA_RULES: readonly Rule[] = [...PERSONS, ...ORIGIN, ...KEPT];

const INDEXED: readonly Rule[] = [
  {
    threatId: "cross-tenant-leak",
    find(situation) {
      const { asset } = situation;
      const { tenantSeparation } = asset.facts;
      if (tenantSeparation === "own_index" || tenantSeparation === "single") return null;
      const why =
        tenantSeparation === "filter"
          ? `Only a filter on each query keeps tenants apart in ${asset.name}.`
          : isSaid(asset, "tenantSeparation")
            ? `Nothing keeps tenants apart in ${asset.name}.`
            : `Nothing says how tenants are kept apart in ${asset.name}.`;
      return because(why, fact(asset, "tenantSeparation"));
    },
  },
  {
    threatId: "rag-poisoning",
    find(situation) {
      const { asset } = situation;
      const end = exposedEnd(situation);
      if (!end) return null;
      const corpora = ahead(situation, "built_from");
      return because(
        `${reachOf(end)} and answers from ${asset.name}${corpora.length > 0 ? `, built from ${namesOf(corpora.map((one) => one.asset))}` : ""}: a false entry becomes an answer.`,
        column(end, "exposure"),
        ...corpora.map((one) => relation(one, asset)),
      );
    },
  },
  {
    threatId: "embedding-inversion",
    find: ({ asset }) =>
      mayHoldPersons(asset)
        ? because(
            `The vectors of ${asset.name} come from text ${asset.personalData === "yes" ? "with" : "perhaps with"} personal data; much of it can be worked back from them.`,
            column(asset, "personalData"),
          )
        : null,
  },
  {
    threatId: "unencrypted-storage",
    find: ({ asset }) =>
      isAtLeast(asset, "confidential") && !isYes(asset, "encryptedAtRest")
        ? because(
            `${asset.name} is ${asset.classification}, and nothing says that it is encrypted at rest.`,
            column(asset, "classification"),
            fact(asset, "encryptedAtRest"),
          )
        : null,
  },
];

export const INDEX_RULES: readonly Rule[] = [
  ...INDEXED,
  ...PERSONS.filter(({ threatId }) => threatId === "erasure-not-honoured"),
];

import { cleaned } from "../card/text";
import type { Place } from "../document/place";
import type { Problems } from "../document/problems";
import { digestOf } from "./digest";
import type { Metric, Reading } from "./shape";

/**
 * Our own form, for scripts of one's own: `{harness: {name, version}, suite, date, model: {name,
 * digest}, data: [{name, digest}], seed, passed, failed, metrics: [{task, name, value,
 * higherIsBetter, standardError, samples, group}]}`. Metrics may be a map of names and numbers.
 */
export function readOwn(root: Place, problems: Problems): Reading {
  const harness = root.at("harness");
  const model = root.at("model");
  const metrics = root.at("metrics");
  const data = problems.itemsOf(root.at("data")).flatMap((one) => {
    const sha256 = digestOf(one.at("digest"), problems);
    return sha256 ? { name: one.at("name").text(200) ?? "data", sha256 } : [];
  });
  return {
    form: "own",
    harness: harness.text(100) ?? harness.at("name").text(100) ?? "own",
    harnessVersion: harness.at("version").text(60),
    suite: root.at("suite").text(200) ?? "unnamed",
    measuredAt: root.at("date").time(),
    runs: [
      {
        model: model.text(300) ?? model.at("name").text(300),
        artefactDigest: digestOf(model.at("digest"), problems),
        dataDigests: data,
        seed: root.at("seed").number(),
        metrics: metrics.isList ? metrics.items().map(metricOf) : metrics.entries().map(pairOf),
        passed: root.at("passed").count(),
        failed: root.at("failed").count(),
        errors: root.at("errors").count(),
      },
    ],
  };
}

function metricOf(place: Place): Metric {
  const name = place.at("name").text(200);
  if (!name) throw place.at("name").wrong("a name");
  const direction = place.at("higherIsBetter").value;
  const group = place.at("group").text(100);
  return {
    task: place.at("task").text(200),
    name,
    value: numberAt(place.at("value")),
    higherIsBetter: typeof direction === "boolean" ? direction : null,
    standardError: place.at("standardError").number(),
    samples: place.at("samples").count(),
    ...(group && { group }),
  };
}

function pairOf([name, place]: [string, Place]): Metric {
  const unknown = { task: null, higherIsBetter: null, standardError: null, samples: null };
  return { ...unknown, name: cleaned(name, 200), value: numberAt(place) };
}

function numberAt(place: Place): number {
  const value = place.number();
  if (value === null) throw place.wrong("a number");
  return value;
}

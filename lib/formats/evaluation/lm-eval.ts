import { cleaned } from "../card/text";
import type { Place } from "../document/place";
import type { Problems } from "../document/problems";
import { digestOf } from "./digest";
import type { DataDigest, Metric, Reading } from "./shape";

/** What stands beside the metrics of a task. */
const NO_METRIC = new Set(["alias", "name", "sample_len", "sample_count"]);

/** The results file of lm-evaluation-harness. */
export function readLmEval(root: Place, problems: Problems): Reading {
  const tasks = root.at("results").entries();
  const config = root.at("config");
  const limit = config.at("limit").number();
  if (limit !== null) problems.add(`Only a part was measured (limit ${limit}).`);
  const seconds = root.at("date").number();
  return {
    form: "lm-evaluation-harness",
    harness: "lm-evaluation-harness",
    harnessVersion: root.at("lm_eval_version").text(60) ?? root.at("git_hash").text(60),
    suite: cleaned(tasks.map(([task]) => task).join(", "), 200) || "no task",
    measuredAt: seconds === null ? root.at("date").time() : timeOf(seconds),
    runs: [
      {
        model: root.at("model_name").text(300) ?? modelOf(config),
        artefactDigest: null,
        dataDigests: dataOf(root.at("task_hashes"), problems),
        seed: config.at("random_seed").number(),
        metrics: tasks.flatMap(([task, place]) => metricsOf(task, place, { root, problems })),
        passed: null,
        failed: null,
        errors: null,
      },
    ],
  };
}

/** `"acc,none": 0.5` is the metric `acc` through the filter `none`. */
function metricsOf(
  task: string,
  place: Place,
  { root, problems }: { root: Place; problems: Problems },
): Metric[] {
  return problems.entriesOf(place).flatMap(([key, written]) => {
    const [name = "", filter = ""] = key.split(",");
    if (NO_METRIC.has(key) || name.endsWith("_stderr")) return [];
    const value = written.number();
    if (value === null) {
      problems.add("is no number and was left out.", written);
      return [];
    }
    const shown = filter && filter !== "none" ? `${name} (${filter})` : name;
    const error = place.at(filter ? `${name}_stderr,${filter}` : `${name}_stderr`);
    return {
      task: cleaned(task, 200),
      name: cleaned(shown, 200),
      value,
      higherIsBetter: directionOf(root.at("higher_is_better").at(task), name, key),
      standardError: error.number(),
      samples: root.at("n-samples").at(task).at("effective").count(),
    };
  });
}

function directionOf(place: Place, name: string, key: string): boolean | null {
  const written = [place.at(name), place.at(key), place].find(
    (one) => typeof one.value === "boolean",
  );
  return written ? written.value === true : null;
}

function dataOf(hashes: Place, problems: Problems): DataDigest[] {
  return problems.entriesOf(hashes).flatMap(([name, place]) => {
    const sha256 = digestOf(place, problems);
    return sha256 ? { name: cleaned(name, 200), sha256 } : [];
  });
}

/** The model stands among the arguments, written as one text or as a map. */
function modelOf(config: Place): string | null {
  const given = config.at("model_args");
  const written = given.text(2_000) ?? "";
  const keys = ["peft", "delta", "pretrained", "model", "path", "engine"];
  for (const key of keys) {
    const pair = written.split(",").find((one) => one.startsWith(`${key}=`));
    const name = pair?.slice(key.length + 1) || given.at(key).text(300);
    if (name) return name;
  }
  return null;
}

function timeOf(seconds: number): string | null {
  const date = new Date(seconds * 1_000);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

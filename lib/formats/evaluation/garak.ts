import { FormatError } from "../document";
import { Place } from "../document/place";
import type { Problems } from "../document/problems";
import { withoutNan } from "./python-json";
import type { Metric, Reading } from "./shape";

interface Entries {
  readonly setup: Place;
  readonly init: Place;
  readonly digest: Place;
  readonly evaluations: readonly Place[];
  readonly isFinished: boolean;
}

/** A report of garak: one JSON object a line, of which only the sums are read. */
export function readGarak(text: string, problems: Problems): Reading {
  const { setup, init, digest, evaluations, isFinished } = entriesOf(text, problems);
  if (evaluations.length === 0) {
    throw new FormatError("The garak report holds no result: no line of the type “eval”.");
  }
  if (!isFinished) problems.add("The report has no end, so the run may have been cut off.");
  const judged = evaluations.map((one) => judge(one, problems));
  const sum = (key: "passed" | "failed" | "skipped") =>
    judged.reduce((total, one) => total + one[key], 0);
  if (sum("skipped") > 0) problems.add(`${sum("skipped")} answers could not be judged.`);
  const meta = digest.at("meta");
  const named = [setup.at("plugins.target_name"), setup.at("plugins.model_name")];
  const aimed = [meta.at("target_name"), meta.at("model_name")];
  return {
    form: "garak",
    harness: "garak",
    harnessVersion: firstText([init.at("garak_version"), setup.at("_config.version")]),
    suite: firstText([setup.at("reporting.report_prefix")]) ?? "garak",
    measuredAt: init.at("start_time").time() ?? setup.at("transient.starttime_iso").time(),
    runs: [
      {
        model: firstText([...named, ...aimed]),
        artefactDigest: null,
        dataDigests: [],
        seed: setup.at("run.seed").number(),
        metrics: judged.flatMap((one) => one.metric ?? []),
        passed: sum("passed"),
        failed: sum("failed"),
        errors: sum("skipped"),
      },
    ],
  };
}

function entriesOf(text: string, problems: Problems): Entries {
  const none = new Place(undefined);
  const found = new Map<string, Place>();
  const evaluations: Place[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!line.trim()) continue;
    const place = lineOf(line, index + 1, problems);
    const type = place?.at("entry_type").text(60);
    if (!place || !type) continue;
    if (type === "eval") evaluations.push(place);
    else if (type !== "attempt" && !found.has(type)) found.set(type, place);
  }
  return {
    setup: found.get("start_run setup") ?? none,
    init: found.get("init") ?? none,
    digest: found.get("digest") ?? none,
    evaluations,
    isFinished: found.has("completion") || found.has("digest"),
  };
}

function lineOf(line: string, number: number, problems: Problems): Place | null {
  try {
    return new Place(JSON.parse(withoutNan(line)), `line ${number}`);
  } catch {
    problems.add(`Line ${number} is no JSON and was left out.`);
    return null;
  }
}

function judge(place: Place, problems: Problems) {
  const passed = place.at("passed").count() ?? 0;
  const written = place.at("total_evaluated").count() ?? place.at("total").count();
  const failed = place.at("fails").count() ?? Math.max(0, (written ?? passed) - passed);
  const skipped = place.at("nones").count() ?? 0;
  const samples = passed + failed;
  const name = place.at("detector").text(200);
  const task = place.at("probe").text(200);
  if (!name || !task) problems.add("names no probe or no detector.", place);
  if (samples === 0) problems.add("judged nothing.", place);
  const metric: Metric | null =
    samples === 0 || !name
      ? null
      : { task, name, value: passed / samples, higherIsBetter: true, standardError: null, samples };
  return { metric, passed, failed, skipped };
}

function firstText(places: readonly Place[]): string | null {
  return places.flatMap((one) => one.text(300) ?? [])[0] ?? null;
}

import { cleaned } from "../card/text";
import type { Place } from "../document/place";
import type { Problems } from "../document/problems";
import type { EvaluationRun, Metric, Reading } from "./shape";
import { Tally } from "./tally";

/** The JSON output of promptfoo: one run for each provider. */
export function readPromptfoo(root: Place, problems: Problems): Reading {
  const summary = root.at("results").isList ? root : root.at("results");
  const tallies = new Map<string, Tally>();
  const tallyOf = (provider: string) => {
    const tally = tallies.get(provider) ?? new Tally();
    tallies.set(provider, tally);
    return tally;
  };
  const current = summary.at("prompts");
  const prompts = current.isEmpty ? summary.at("table").at("head").at("prompts") : current;
  const measured = problems.itemsOf(prompts).filter((one) => one.at("metrics").isMap);
  for (const prompt of measured) {
    tallyOf(providerOf(prompt)).addMetrics(prompt.at("metrics"), problems);
  }
  if (measured.length === 0) {
    for (const row of problems.itemsOf(summary.at("results"))) {
      tallyOf(providerOf(row)).addRow(row);
    }
  }
  const description = root.at("config").at("description").text(200);
  return {
    form: "promptfoo",
    harness: "promptfoo",
    harnessVersion:
      root.at("metadata").at("promptfooVersion").text(60) ??
      root.at("config").at("promptfooVersion").text(60),
    suite: description ?? "promptfoo",
    measuredAt: summary.at("timestamp").time() ?? root.at("metadata").at("exportedAt").time(),
    runs: [...tallies].map(([provider, tally]) => runOf(provider, tally)),
  };
}

/** A row names its provider as a text or as a map. */
function providerOf(place: Place): string {
  const provider = place.at("provider");
  return provider.text(300) ?? provider.at("id").text(300) ?? "";
}

function runOf(provider: string, tally: Tally): EvaluationRun {
  const { passed, failed, errors } = tally;
  const samples = passed + failed + errors;
  const base = { higherIsBetter: true, standardError: null };
  const metrics: Metric[] = [...tally.means()].map(([name, { value, count }]) => ({
    ...base,
    task: null,
    name: cleaned(name, 200),
    value,
    samples: count,
  }));
  if (samples > 0) {
    metrics.unshift({ ...base, task: null, name: "pass rate", value: passed / samples, samples });
  }
  return {
    model: provider || null,
    artefactDigest: null,
    dataDigests: [],
    seed: null,
    metrics,
    passed,
    failed,
    errors,
  };
}

import type { Place } from "../document/place";
import type { Problems } from "../document/problems";

const ERROR = 2;

interface Sum {
  readonly sum: number;
  readonly weight: number;
  readonly count: number;
}

/** Adds up what promptfoo counted for one provider, over all its prompts. */
export class Tally {
  passed = 0;
  failed = 0;
  errors = 0;
  private readonly sums = new Map<string, Sum>();

  /** The counts of one prompt; a named score is a sum, of as many parts or of such a weight. */
  addMetrics(metrics: Place, problems: Problems): void {
    this.passed += metrics.at("testPassCount").count() ?? 0;
    this.failed += metrics.at("testFailCount").count() ?? 0;
    this.errors += metrics.at("testErrorCount").count() ?? 0;
    const counts = metrics.at("namedScoresCount");
    const weights = metrics.at("namedScoreWeights");
    for (const [name, place] of problems.entriesOf(metrics.at("namedScores"))) {
      const sum = place.number();
      const count = counts.at(name).count() || 1;
      const weight = Math.max(0, weights.at(name).number() ?? 0) || count;
      if (sum !== null) this.add(name, { sum, weight, count });
    }
    this.addProbes(metrics.at("redteam"), problems);
  }

  /** One test of a file that counts nothing itself. */
  addRow(row: Place): void {
    if (row.at("success").value === true) this.passed += 1;
    else if (row.at("failureReason").number() === ERROR) this.errors += 1;
    else this.failed += 1;
    const scores = row.at("namedScores");
    for (const [name, place] of scores.isMap ? scores.entries() : []) {
      const score = place.number();
      if (score !== null) this.add(name, { sum: score, weight: 1, count: 1 });
    }
  }

  means(): Map<string, { value: number; count: number }> {
    return new Map(
      [...this.sums].map(([name, { sum, weight, count }]) => [
        name,
        { value: sum / weight, count },
      ]),
    );
  }

  /** Red-team plugins: how many attacks the model withstood. */
  private addProbes(redteam: Place, problems: Problems): void {
    const passes = redteam.at("pluginPassCount");
    const fails = redteam.at("pluginFailCount");
    const names = [...problems.entriesOf(passes), ...problems.entriesOf(fails)].map(([one]) => one);
    for (const name of new Set(names)) {
      const passed = passes.at(name).count() ?? 0;
      const count = passed + (fails.at(name).count() ?? 0);
      if (count > 0) this.add(`withstood ${name}`, { sum: passed, weight: count, count });
    }
  }

  private add(name: string, more: Sum): void {
    const before = this.sums.get(name) ?? { sum: 0, weight: 0, count: 0 };
    this.sums.set(name, {
      sum: before.sum + more.sum,
      weight: before.weight + more.weight,
      count: before.count + more.count,
    });
  }
}

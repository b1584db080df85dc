import { type FrontMatter, textsOf } from "./front-matter";
import { type Body, filled, firstParagraph } from "./sections";
import type { Card, CardFact, CardKind, Presence } from "./shape";
import {
  derivation,
  evaluation,
  firstOf,
  licenceInText,
  personalData,
  training,
} from "./statements";
import { cleaned } from "./text";

/** Collects what a card says and, for each thing, where it said so. */
export class Reading {
  private readonly facts: CardFact[] = [];
  private readonly head: FrontMatter;
  private readonly body: Body;
  private readonly warnings: string[];

  constructor(head: FrontMatter, body: Body, warnings: string[]) {
    this.head = head;
    this.body = body;
    this.warnings = warnings;
  }

  card(kind: CardKind, name: string): Card {
    this.note("name", name, "card");
    return {
      kind,
      name,
      summary: this.summary(kind),
      ...this.licence(),
      ...this.fields(),
      ...this.statements(kind),
      biasSection: this.section("biasSection", /\bbias(es)?\b|fairness|ethic/i),
      limitations: this.section("limitations", /limitation|out[- ]of[- ]scope|caveat/i),
      intendedUse: this.section(
        "intendedUse",
        /intended|direct use|^uses?$|use cases?|supported tasks/i,
      ),
      warnings: this.warnings,
      facts: this.facts,
    };
  }

  private summary(kind: CardKind): string {
    const title =
      kind === "dataset" ? /summary|description/i : /summary|description|details|intro/i;
    const section = filled(this.body, title);
    const text = (section && firstParagraph(section.text)) || firstParagraph(this.body.prose);
    return cleaned(text, 500);
  }

  private fields() {
    const languages = this.list("languages", "language", "languages");
    const tags = this.list("tags", "tags");
    this.warnOfLanguages(languages);
    return {
      languages,
      tags,
      baseModels: this.list("baseModels", "base_model"),
      datasets: this.list("datasets", "datasets"),
      metrics: this.list("metrics", "metrics"),
      tasks: this.list("tasks", "task_categories", "task_ids"),
      pipelineTag: this.list("pipelineTag", "pipeline_tag")[0] ?? null,
      library: this.list("library", "library_name")[0] ?? null,
      weightsFormat: this.weightsFormat(tags),
      sizeCategory: this.list("sizeCategory", "size_categories").join(", ") || null,
      sources: this.list("sources", "source_datasets"),
      annotations: this.list("annotations", "annotations_creators"),
      gated: this.isGated(),
    };
  }

  private statements(kind: CardKind) {
    const told = (key: string, read: (body: Body) => string | null) =>
      this.note(key, kind === "model" ? read(this.body) : null, "text");
    const { answer, sentence, from } = personalData(this.body);
    const value = sentence ? `${answer}: ${sentence}` : answer;
    this.facts.push({ key: "personalData", value, from });
    return {
      personalData: answer,
      personalDataSentence: sentence,
      evaluation: this.evaluation(),
      derivation: told("derivation", derivation),
      training: told("training", training),
    };
  }

  private licence() {
    const { fields } = this.head;
    const field = fields.has("license") ? "license" : "licenses";
    const given = textsOf(fields.get(field));
    const isNamed = given.length > 0 && given.every((one) => !NO_LICENCE.test(one));
    const own = textsOf(fields.get("license_name"))[0];
    if (isNamed || (given.length > 0 && !own)) {
      const licence = cleaned(given.join(", "), 200);
      if (!isNamed) this.warnings.push(`The licence “${licence}” says nothing; find the terms.`);
      this.note("licence", licence, `field “${field}”`);
      return { licence, licenceKnown: isNamed };
    }
    if (own) {
      this.warnings.push(`The licence “${own}” is its maker's own; read its terms.`);
      this.note("licence", own, "field “license_name”");
      return { licence: own, licenceKnown: true };
    }
    const told = licenceInText(this.body);
    if (!told) this.warnings.push("The card names no licence.");
    this.note("licence", told?.licence ?? null, told?.from ?? "");
    return { licence: told?.licence ?? null, licenceKnown: told !== null };
  }

  private evaluation(): Presence {
    const { fields } = this.head;
    const inHead = fields.has("model-index") || fields.has("train-eval-index");
    const metrics = textsOf(fields.get("metrics"));
    const told = evaluation(this.body);
    if (inHead || metrics.length > 0) {
      this.note("evaluation", metrics.join(", ") || "listed", "front matter");
    } else {
      this.note("evaluation", told && (told.sentence || "present"), told?.from ?? "");
    }
    return inHead || metrics.length > 0 || told ? "present" : "absent";
  }

  private weightsFormat(tags: readonly string[]): string | null {
    const tag = tags.find((one) => FORMATS.test(one));
    if (tag) return this.note("weightsFormat", tag.toLowerCase(), "field “tags”");
    const word = /\b(safetensors|gguf|onnx)\b/i.exec(this.body.prose)?.[0].toLowerCase();
    return this.note("weightsFormat", word ?? null, "text");
  }

  private isGated(): boolean {
    const { fields } = this.head;
    const gate = fields.get("gated");
    const isGated =
      fields.has("extra_gated_prompt") ||
      fields.has("extra_gated_fields") ||
      (gate !== undefined && gate !== false);
    this.note("gated", isGated ? "only after agreeing to conditions" : null, "front matter");
    return isGated;
  }

  private warnOfLanguages(languages: readonly string[]): void {
    for (const language of languages.filter((one) => !LANGUAGE.test(one)).slice(0, 5)) {
      this.warnings.push(`“${language}” is no language code; a code such as “ru” is expected.`);
    }
  }

  private list(key: string, ...names: readonly string[]): string[] {
    const name = names.find((one) => this.head.fields.has(one));
    const texts = name ? textsOf(this.head.fields.get(name)) : [];
    this.note(key, texts.join(", "), `field “${name}”`);
    return texts;
  }

  private section(key: string, title: RegExp): Presence {
    const found = filled(this.body, title);
    this.note(key, found && (firstOf(found) || "present"), `section “${found?.title}”`);
    return found ? "present" : "absent";
  }

  private note(key: string, value: string | null, from: string): string | null {
    const shown = value ? cleaned(value, 300) : "not given";
    this.facts.push({ key, value: shown, from: value ? from : "absent" });
    return value;
  }
}

const NO_LICENCE = /^(unknown|other|none|n\/?a|null|tbd|more information needed)$|^\W*$/i;
const FORMATS = /^(safetensors|gguf|onnx)$/i;
const LANGUAGE = /^([a-z]{2,3}([-_][a-z0-9]{2,8})*|multilingual|code)$/i;

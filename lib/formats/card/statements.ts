import { type Body, filled, type Section } from "./sections";
import type { Answer } from "./shape";
import { cleaned, sentenceAt, sentences, sentenceWith } from "./text";

// What a card says in words about personal data, origin, evaluation and licence.

export interface Statement {
  readonly answer: Answer;
  readonly sentence: string | null;
  readonly from: string;
}

const TERM =
  /personal(ly)?[ -](and sensitive )?(identif|data|information|details)|sensitive (personal )?(data|information)|\bpii\b|individuals?['’]s? names?|names? (of|can be found)|e-?mail address|phone number|demographic|identity of (the )?(speaker|person|people|user|individual)|donated their voice/i;
const OPEN = /\b(not|n['’]t)( been)?( fully)? (anonymi[sz]|de-?identif|pseudonymi[sz])/i;
const DOUBT =
  /\b(unknown|unclear|unsure|may|might|could|if any|not( been)? (known|clear|checked|verified|reviewed))\b/i;
const DENIAL =
  /\b(no|without|free (of|from)|none of the) (\w+[ -]){0,2}(personal|sensitive|pii\b|names?\b|identif)|\b(does|do|did)( not|n['’]t) (\w+ )?(contain|include|have|hold|collect)|\b(personal|sensitive|pii)\b[^.]{0,60}\b(removed|excluded|stripped|filtered)/i;
const CONTAINS =
  /contain|includ|\bhas\b|\bhave\b|consist|collect|compris|\bfound\b|donated|record/i;

/** Does the material hold personal data, as far as the card says? Silence is unknown, never no. */
export function personalData(body: Body): Statement {
  const section = filled(body, /personal|sensitive|privacy|\bpii\b/i);
  const told = section ? sentences(section.text) : [];
  const inSection = decided(told.map((text) => ({ text, answer: answerOf(text) })));
  if (inSection) return { ...inSection, from: `section “${section?.title}”` };
  const elsewhere = decided(
    mentions(body.prose).flatMap((text) => {
      const answer = answerOf(text);
      return answer === "yes" && !CONTAINS.test(text) ? [] : [{ text, answer }];
    }),
  );
  if (elsewhere) return { ...elsewhere, from: "text" };
  const [first = null] = told;
  return {
    answer: "unknown",
    sentence: first,
    from: section ? `section “${section.title}”` : "absent",
  };
}

function answerOf(sentence: string): Answer | null {
  if (OPEN.test(sentence)) return "yes";
  if (!TERM.test(sentence)) return null;
  if (DENIAL.test(sentence)) return "no";
  return DOUBT.test(sentence) ? "unknown" : "yes";
}

/** A “yes” anywhere outweighs a “no”, and a doubt outweighs a “no” as well. */
function decided(found: readonly { text: string; answer: Answer | null }[]) {
  for (const answer of ["yes", "unknown", "no"] as const) {
    const hit = found.find((one) => one.answer === answer);
    if (hit) return { answer, sentence: hit.text };
  }
  return null;
}

function mentions(prose: string): string[] {
  const found: string[] = [];
  const pattern = new RegExp(TERM.source, "gi");
  for (let hit = pattern.exec(prose); hit && found.length < 20; hit = pattern.exec(prose)) {
    const line = prose.slice(prose.lastIndexOf("\n", hit.index) + 1, hit.index);
    if (!/^\s*([-*+]\s*\[|#)/.test(line.slice(0, 40))) found.push(sentenceAt(prose, hit.index));
  }
  return found;
}

const DERIVED =
  /\bfine-?\s?tun(ed|ing) (version of|on|from|of|using)|\binitiali[sz](ed|ation) (from|for|with|of)|\bdistill?ed (from|version of)|\bquanti[sz]ed (version|from)|\b(is|was) based on\b/i;
/** Which model this one was made from, in the card's own words. */
export const derivation = (body: Body): string | null => sentenceWith(body.prose, DERIVED);

const TRAINED = /\b(pre-?)?train(ed|ing)( only| solely| jointly)?( on| using| with)\b/i;
/** What the model was trained on, in the card's own words. */
export const training = (body: Body): string | null => sentenceWith(body.prose, TRAINED);

const MEASURED = /\b(accuracy|f1|bleu|rouge|perplexity|exact match|score)\b[^.\n]{0,60}\d/i;
/** Where the card reports how well the model does. */
export function evaluation(body: Body): { sentence: string | null; from: string } | null {
  const section = filled(body, /evaluat|results?\b|benchmark|performance|metrics|leaderboard/i);
  if (section) return { sentence: firstOf(section), from: `section “${section.title}”` };
  const sentence = sentenceWith(body.prose, MEASURED);
  return sentence ? { sentence, from: "text" } : null;
}

const LICENCES: readonly (readonly [RegExp, string])[] = [
  [/\bapache[\s-]{0,2}(software )?(licen[cs]e)?[\s,-]{0,3}(version )?2/i, "apache-2.0"],
  [/\bMIT\b/, "mit"],
  [/\bcc[\s-]?0\b|public domain/i, "cc0-1.0"],
  [/\bBSD[\s-]?3/i, "bsd-3-clause"],
  [/\bGPL[\s-]?(v|version )?3/i, "gpl-3.0"],
];
const CREATIVE = /\bcc[\s-]by((?:[\s-](?:nc|sa|nd))*)[\s-]?([1-4]\.0)/i;

/** A licence that the text names where the head is silent. */
export function licenceInText(body: Body): { licence: string; from: string } | null {
  const section = filled(body, /licen[cs]/i);
  if (!section) return null;
  const from = `section “${section.title}”`;
  const creative = CREATIVE.exec(section.text);
  if (creative) {
    const parts = (creative[1] ?? "")
      .toLowerCase()
      .split(/[\s-]+/)
      .filter(Boolean);
    return { licence: ["cc-by", ...parts, creative[2]].join("-"), from };
  }
  const known = LICENCES.find(([pattern]) => pattern.test(section.text));
  return known ? { licence: known[1], from } : null;
}

/** The first sentence of a section, to show what was found. */
export const firstOf = (section: Section): string => cleaned(sentences(section.text)[0] ?? "", 200);

import * as z from "zod";
import { TEST_NAMES } from "../../rules";

/** `open`: only somebody who looks at the file can tell. */
export const VERDICTS = ["met", "open", "not_met"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const VERDICT_LABELS = {
  met: "Met",
  open: "Look yourself",
  not_met: "Not met",
} as const satisfies Record<Verdict, string>;

export const VERDICT_TONES = {
  met: "ok",
  open: "info",
  not_met: "warn",
} as const satisfies Record<Verdict, string>;

/** One of the five tests, with what was found as a sentence. */
export const verdictShape = z.object({
  test: z.enum(TEST_NAMES),
  verdict: z.enum(VERDICTS),
  why: z.string(),
});
export type TestVerdict = z.output<typeof verdictShape>;

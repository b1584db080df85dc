import * as z from "zod";

/** What can be next with a risk, from its statement to its end. */
export const STEPS = {
  name_owner: "name_owner",
  state: "state",
  assess: "assess",
  judge_wording: "judge_wording",
  confirm_closing: "confirm_closing",
  decide: "decide",
  turn_down: "turn_down",
  ask_look: "ask_look",
  second_look: "second_look",
  rescore: "rescore",
  /** The owner set the level and gives no decision by it: somebody else assesses it. */
  assess_anew: "assess_anew",
  confirm: "confirm",
  plan: "plan",
  approve_plan: "approve_plan",
  replace: "replace",
  carry_out: "carry_out",
  verify: "verify",
  complete: "complete",
  review: "review",
} as const;
export type Step = keyof typeof STEPS;

/** Those who are meant where no person is named. */
const PARTIES = {
  compliance: "compliance",
  top_management: "top_management",
  /** Whoever works here and has no part in what is looked at. */
  somebody_else: "somebody_else",
} as const;
export type Party = keyof typeof PARTIES;

/** The one line: what is next, whose turn it is, and whether it is the reader's. */
export const nextShape = z.object({
  step: z.enum(STEPS),
  /** A person's name, or null where a party is meant. */
  name: z.string().nullable(),
  party: z.enum(PARTIES).nullable(),
  yours: z.boolean(),
  until: z.string().nullable(),
  overdue: z.boolean(),
  /** Nothing is to be done before its day comes nearer: the next look at what is settled. */
  later: z.boolean(),
  /** Actions that the step is about; 1 where it is about the risk. */
  count: z.int(),
  isOpportunity: z.boolean(),
});
export type NextLine = z.output<typeof nextShape>;

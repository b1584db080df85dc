/** The one line of a risk: what is next, and whose turn it is. */
const plural = (count: number, one: string, many: string) =>
  count === 1 ? one : `${count.toLocaleString("en")} ${many}`;

const first = (count: number) =>
  count === 1 ? "the action" : `the first of ${count.toLocaleString("en")} actions`;

/** What “you” do, and what “they” do; actions are counted, and an opportunity is judged, not rated. */
const steps = {
  name_owner: {
    you: () => "name an owner: who it was has left or is no risk owner any more",
    they: () => "names an owner: who it was has left or is no risk owner any more",
  },
  ask_look: {
    you: () => "ask somebody else for a second look: you carry out an action yourself",
    they: () => "asks somebody else for a second look, having an action to carry out",
  },
  second_look: {
    you: () => "take the second look that was asked for",
    they: () => "takes the second look that was asked for",
  },
  rescore: {
    you: () => "assess it by the method in force, before anybody accepts it",
    they: () => "assesses it by the method in force, before anybody accepts it",
  },
  assess_anew: {
    you: () => "assess it anew: who set the level below the computed one may not decide by it",
    they: () => "assesses it anew: who set the level below the computed one may not decide by it",
  },
  replace: {
    you: () => "plan the action anew: whoever was to do it has left",
    they: () => "plans the action anew: whoever was to do it has left",
  },
  state: { you: () => "complete the statement", they: () => "completes the statement" },
  assess: {
    you: (_: number, isOpportunity: boolean) =>
      isOpportunity ? "say why it is worth it" : "assess it",
    they: (_: number, isOpportunity: boolean) =>
      isOpportunity ? "says why it is worth it" : "assesses it",
  },
  judge_wording: {
    you: () => "say whether the new wording means the same",
    they: () => "says whether the new wording means the same",
  },
  confirm_closing: { you: () => "confirm that it is gone", they: () => "confirms that it is gone" },
  decide: { you: () => "decide on the acceptance", they: () => "decides on the acceptance" },
  turn_down: {
    you: () => "turn the acceptance down: nobody may accept it as it stands",
    they: () => "turns the acceptance down: nobody may accept it as it stands",
  },
  confirm: { you: () => "confirm the new score", they: () => "confirms the new score" },
  plan: {
    you: (_: number, isOpportunity: boolean) =>
      isOpportunity ? "plan how it is followed" : "choose how it is treated, or ask for acceptance",
    they: (_: number, isOpportunity: boolean) =>
      isOpportunity
        ? "plans how it is followed"
        : "chooses how it is treated, or asks for acceptance",
  },
  approve_plan: { you: () => "approve the plan", they: () => "approves the plan" },
  carry_out: {
    you: (count: number) => `carry out ${first(count)}`,
    they: (count: number) => `carries out ${first(count)}`,
  },
  verify: {
    you: (count: number) => `verify ${plural(count, "the action", "actions")}`,
    they: (count: number) => `verifies ${plural(count, "the action", "actions")}`,
  },
  complete: { you: () => "complete the plan", they: () => "completes the plan" },
  review: { you: () => "review it", they: () => "reviews it" },
} as const;

export const riskNext = {
  column: "Next",
  steps,
  parties: {
    compliance: "a compliance officer",
    top_management: "top management",
    somebody_else: "somebody without a part in it",
  },
  yours: (what: string) => `Your turn: ${what}`,
  yoursLater: (what: string) => `Next: you ${what}`,
  theirs: (who: string, what: string) => `Next: ${who} ${what}`,
  due: (line: string, day: string) => `${line}, due ${day}`,
  late: (line: string, day: string) => `${line}, was due ${day}`,
  nothing: "Nothing is waiting.",
} as const;

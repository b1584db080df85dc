// What an action must say before its risk's owner can approve it. Runs anywhere.

interface Action {
  readonly controlId: string | null;
  readonly side: string | null;
  readonly strength: string | null;
  readonly verification: string;
}

/** Messages by field; empty when the action can be approved. */
export function gapsOf(action: Action, option: string | null): Record<string, string[]> {
  const needsEffect = option === "modify" || action.controlId !== null;
  return {
    ...(needsEffect &&
      !action.controlId && { control: ["Name the control that it brings or improves."] }),
    ...(needsEffect && !action.side && { side: ["Say on which side it acts."] }),
    ...(needsEffect && !action.strength && { strength: ["Say how strongly it acts."] }),
    ...(action.verification === "" && { verification: ["Say how it will be verified."] }),
  };
}

/** States of a risk in which actions can be added to its plan. */
export const PLANNABLE = ["assessed", "treatment_planned", "in_treatment"] as const;
export const isPlannable = (state: string): boolean => PLANNABLE.some((one) => one === state);

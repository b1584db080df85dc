/** Words of the risks that facts of an asset suggest. */
export const proposals = {
  none: "No risk was proposed for this asset.",
  reason: "Why",
  facts: "What it rests on",
  fact: (key: string, value: string, from: string) =>
    from === "absent" ? `${key}: ${value}` : `${key}: ${value} (${from})`,
  becameRisk: "Became",
  dismissedBy: (who: string) => `Dismissed by ${who}`,
  accept: "Accept as a risk",
  acceptTitle: (threat: string) => `Accept: ${threat}`,
  acceptBody:
    "It goes into the register as an identified risk. Change the words where you know better.",
  accepted: "Accepted into the register",
  dismiss: "Dismiss",
  dismissTitle: (threat: string) => `Dismiss: ${threat}`,
  dismissBody: "The reason stays with the proposal; the same facts do not propose it again.",
  dismissed: "Dismissed",
  fields: {
    owner: "Risk owner",
    title: "Title",
    cause: "Cause",
    event: "Event",
    consequence: "Consequence",
    reason: "Reason",
  },
} as const;

/** Words of the acceptances and the threats as lists. */

export const riskLists = {
  acceptances: {
    title: "Acceptances",
    name: "acceptances",
    lead: "Who accepted which risk until when, and what became of it.",
    empty: "No acceptances yet",
    emptyBody: "They are requested on the page of a risk.",
    columns: {
      reference: "ID",
      risk: "Risk",
      level: "Level",
      owner: "Risk owner",
      requestedBy: "Requested by",
      decidedBy: "Decided by",
      validUntil: "Valid until",
      state: "State",
    },
    filters: { state: "State", band: "Level" },
  },
} as const;

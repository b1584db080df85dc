/** Words of what a register holds beside risks to assets: risks and opportunities to the ISMS itself. */
export const riskKinds = {
  kind: "What is it?",
  kinds: [
    {
      value: "risk",
      label: "A risk",
      description: "To assets, or to the management system by an issue or requirement.",
    },
    {
      value: "opportunity",
      label: "An opportunity",
      description: "For the management system. It has a benefit and a check instead of scores.",
    },
  ],
  fields: {
    context: "Comes from",
    contextHelp:
      "Issues and requirements of the context. Needed where a risk has no assets, and for an opportunity.",
    opportunityEvent: "… this may come about …",
    benefit: "Benefit",
    benefitHelp: "What is gained.",
    effectCheck: "How its effect is judged",
    effectCheckHelp: "What shows, and when, that it was worth it.",
  },
  comesFrom: "Comes from",
  noContext: "No entry of the context is named.",
  notScored: "Not scored",
  section: "Opportunity",
  noBenefit: "Not written yet",

  judge: "Worth following",
  judgeTitle: "Why is it worth following?",
  judgeLead: "It is then planned like a risk: by actions, each with a person and a day.",
  judged: "It can be planned now",
  reason: "Reason",
  pursue: "Follow it",
  pursueBody: "You follow it by the actions below. You approve them next.",
  pursued: "Planned",
} as const;

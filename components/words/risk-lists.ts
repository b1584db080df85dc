/** Words of the treatment plan, the acceptances and the threats as lists. */
const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

export const riskLists = {
  plans: {
    title: "Treatment plan",
    name: "treatments",
    lead: "Every action with who does it until when.",
    empty: "No actions yet",
    emptyBody: "Actions are added on the page of an assessed risk.",
    columns: {
      reference: "ID",
      action: "Action",
      risk: "Risk",
      control: "Control",
      responsible: "Responsible",
      verifier: "Verifier",
      due: "Due",
      state: "State",
    },
    filters: { state: "State", overdue: "Late" },
    overdue: "Only late ones",
  },
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
  catalogue: {
    title: "Threats",
    lead: (count: number) =>
      `${plural(count, "threat", "threats")} to small language models, with starting values and known answers.`,
    search: "Search in threats",
    find: "Search",
    none: "No threat matches",
    noneBody: "Try another word, or describe a threat of your own when you add a risk.",
    typical: (likelihood: number, impact: number) => `Typically ${likelihood} × ${impact}`,
    vulnerabilities: "Weaknesses it uses",
    controls: "Controls that help",
    answers: "Known answers",
    references: "Known as",
  },
} as const;

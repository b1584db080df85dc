const EITHER = new Intl.ListFormat("en", { type: "disjunction" });

/** Words of the dashboard and of "My work". */
export const work = {
  title: "My work",
  lead: (count: number, overdue: number) =>
    overdue > 0
      ? `${count} ${count === 1 ? "task" : "tasks"}, ${overdue} overdue`
      : `${count} ${count === 1 ? "task" : "tasks"}`,
  more: (shown: number, total: number) =>
    `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} tasks are on this page`,
  nextPage: "Next page",
  firstPage: "First page",
  pages: "Pages",
  nothing: "Nothing waits for you.",
  nothingBody: "What others assign to you, and what falls due, appears here.",
  groups: { overdue: "Overdue", week: "This week", later: "Later", undated: "Without a date" },
  open: "Open",
  due: "Due",

  dashboard: "Dashboard",
  dashboardLead: (organisation: string) => organisation,
  needs: "Needs you",
  allWork: "All my work",
  gaps: "Open gaps",
  first: {
    title: "First steps",
    done: "Done",
    open: "Open",
    needs: (roles: readonly string[]) =>
      `It needs the role ${EITHER.format(roles.map((role) => role.toLowerCase()))}.`,
    giveRole: "Give the role under People",
    askAdministrator: "An administrator gives it.",
    steps: {
      people: {
        act: "Add the people",
        why: "A compliance officer maintains the register, top management approves: two persons, each with a sign-in. An administrator adds them.",
      },
      scope: {
        act: "Write the scope statement",
        why: "Which model, whose data, where it ends. Top management approves it.",
      },
      controls: {
        act: "Bring the controls of Annex A",
        why: "All 93, each necessary or not with a reason. Begin with the ones you have.",
      },
      assets: {
        act: "Import the card of your model",
        why: "Model and datasets become assets, and risks are proposed with their reasons.",
      },
      risks: {
        act: "Assess the first risk",
        why: "Take a proposed risk, name its owner, rate it and link the controls that act on it.",
      },
    },
  },
  controls: "Controls by operating state",
  stats: {
    aboveAppetite: "Risks above appetite",
    controls: (state: string) => `Controls ${state}`,
    undecided: "Controls not decided",
    expired: "Evidence expired",
    ending: "Evidence ends in 30 days",
    acceptances: "Acceptances end in 30 days",
    unknown: "Assets with unknown personal data",
    scope: "Scope statement",
    noScope: "not approved",
    findings: (grade: string) => `Open findings: ${grade}`,
  },
  grades: {
    major: "major",
    minor: "minor",
    observation: "observation",
    opportunity: "opportunity",
    ungraded: "not graded",
  },
} as const;

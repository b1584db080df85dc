/** Words of what acceptances rest on, and of how they are continued or taken back. */
const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

export const acceptances = {
  voids: (count: number, isCut: boolean) =>
    `This change voids ${isCut ? `at least ${count.toLocaleString("en")} acceptances` : plural(count, "acceptance", "acceptances")}`,
  /** After the reference. */
  voided: (risk: string, because: string) => ` of ${risk}: ${because}`,
  reaches: (assets: string) =>
    `another class, higher or lower, reaches ${assets} along its relations`,
  newTab: "References open in a new tab, so that nothing written here is lost.",
  eitherWay:
    "A lower class or exposure voids too: the acceptance was given for the facts as they were. Ask for a new one by the facts as they are.",
  more: (count: number) => `and ${count} more`,
  /** Why one would end. */
  because: {
    scenario: "the scenario changes",
    assets: "an asset joins or leaves",
    facts: "the class or exposure of an asset changes, up or down",
    controls: "a linked control falls away or is designed to take off less",
    method: "the method changes",
    score: "the score rises above the accepted one",
    anew: "the risk is judged anew",
  },
  olderEdition: (was: string, now: string) =>
    `Scored by edition ${was} of the risk method; edition ${now} is in force. Nobody asks for an acceptance, gives or renews one before it is assessed by that.`,
  notAll:
    "More acceptances hang on this change than are looked at before it is saved. None of the first falls.",
  unreachable: "Which acceptances this change voids could not be found out.",

  conditions: "Conditions, if any",
  conditionsHelp: "What has to stay true. Nothing checks them by itself.",
  conditionsAre: (conditions: string) => `On condition: ${conditions}`,
  decidedByToken: "Decided through an access token",
  hash: (sha256: string) => `What it binds has the SHA-256 ${sha256}`,
  renews: (reference: string) => `Continues ${reference}`,
  renew: "Renew",
  renewBody: (reference: string) =>
    `This asks to continue ${reference}. It stays in force until somebody decides, and then ends with the new one.`,
  renewed: "Renewal requested",
  withdraw: "Withdraw",
  withdrawTitle: "Withdraw the request",
  withdrawLead: "Nobody decides on it then. An acceptance in force stays as it is.",
  withdrawn: "Request withdrawn",
} as const;

/** Words of what an asset says of itself, by its kind. */
export const facts = {
  title: "What it says of itself",
  none: "Nothing is said yet.",
  unsaid: (count: number) =>
    count === 1 ? "One fact is not said yet." : `${count} facts are not said yet.`,
  describe: "Describe",
  described: "Saved",
  leave: "Leave open what you do not know. Unknown is never taken for a no.",
  notSaid: "Not said",
  perLine: "One a line.",
} as const;

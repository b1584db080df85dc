/** Words of the five tests of evidence. */
export const quality = {
  title: "Quality by the five tests",
  lead: (met: number) =>
    `${met} of 5 follow from what is known of it. The reviewer looks at the file and has the last word.`,
  test: "Test",
  verdict: "Found",
  why: "Why",
} as const;

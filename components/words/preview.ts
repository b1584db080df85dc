/** Words of looking at a file without saving it. */
export const preview = {
  title: "Preview",
  show: "Show the file here",
  hide: "Hide it",
  loading: "The file is being read.",
  none: "Files of this kind cannot be shown here. Download it to open it.",
  failed: "The file cannot be shown. Download it, or try again later.",
  of: (name: string) => `The file ${name}`,
  cut: (shown: string, whole: string) =>
    `These are its first ${shown} of ${whole}. Download it to read the rest.`,
} as const;

/** Words about the installation as a whole. */
export const organisation = {
  leaveBody:
    "The next start sets the example's database aside and begins empty, with a link to set up the first administrator. Nothing is deleted.",
  left: "Restart Annex to begin empty.",
  leaving: "The example is about to be left: restart Annex to begin empty.",
} as const;

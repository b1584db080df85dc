import { readTitled, type SearchSource } from "@/components/ui/form/search";

/** Evidence that still proves something, the newest first. */
export const usableEvidence: SearchSource = {
  url: "/api/app/evidence?size=20&state=submitted,accepted",
  read: readTitled,
};

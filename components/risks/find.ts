import { readTitled, type SearchSource } from "@/components/ui/form/search";

const OFFERED = 20;
/** The lists take no more at once. */
const MOST = 500;

/** Risks by reference. Where so many are not offered, as many more are asked for. */
export const risksBut = (left: number): SearchSource => ({
  url: `/api/app/risks?sort=reference&size=${Math.min(OFFERED + left, MOST)}`,
  read: readTitled,
});
export const anyRisk = risksBut(0);

/** Entries of the context that a risk may come from. */
export const openContext: SearchSource = {
  url: `/api/app/context?sort=reference&state=draft,active&size=${OFFERED}`,
  read: readTitled,
};

import { readNamed, type SearchSource } from "@/components/ui/form/search";

const FIND = "/api/app/assets/find";
const IN_USE = "state=proposed,active,under_change";

/** Assets of any state; evidence may speak of a retired one. */
export const anyAsset: SearchSource = { url: FIND, read: readNamed };
export const assetsInUse: SearchSource = { url: `${FIND}?${IN_USE}`, read: readNamed };
export const modelsInUse: SearchSource = { url: `${FIND}?${IN_USE}&kind=model`, read: readNamed };

/** Every other asset in use. */
export const assetsBut = (id: string): SearchSource => ({
  url: `${FIND}?${IN_USE}&except=${encodeURIComponent(id)}`,
  read: readNamed,
});

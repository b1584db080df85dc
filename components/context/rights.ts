import { decideClimate } from "@/lib/domain/context/climate/commands";
import {
  addContextItem,
  changeContextItem,
  closeContextItem,
  confirmContextItem,
  editContextItem,
  reviewContextItem,
} from "@/lib/domain/context/commands";
import { linkContextItem } from "@/lib/domain/context/links/commands";
import { recordHistory } from "@/lib/domain/trail/queries";

/** What pages ask for, so that buttons are shown to whom they serve. */
export const contextActs = {
  add: addContextItem,
  edit: editContextItem,
  confirm: confirmContextItem,
  review: reviewContextItem,
  change: changeContextItem,
  close: closeContextItem,
  link: linkContextItem,
  climate: decideClimate,
  history: recordHistory,
} as const;
export type ContextRights = Readonly<Record<keyof typeof contextActs, boolean>>;

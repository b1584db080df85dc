import { TakingBack } from "@/components/imports/taking-back";
import { loads as words } from "@/components/words/loads";
import type { LoadRecord } from "@/lib/domain/risks/loads/schema";
import { undoRiskImport } from "../register/actions";

/** Taking back an import of risks. */
export const UndoLoad = ({ record }: { record: LoadRecord }) => (
  <TakingBack record={record} command={undoRiskImport} words={words} />
);

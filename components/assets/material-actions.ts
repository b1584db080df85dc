"use server";

import { action } from "@/lib/adapters/action";
import * as artefacts from "@/lib/domain/assets/artefacts/commands";
import * as copies from "@/lib/domain/assets/copies/commands";
import * as facts from "@/lib/domain/assets/facts/commands";
import * as training from "@/lib/domain/assets/training/commands";

export const describeAsset = action(facts.describeAsset);
export const recordArtefact = action(artefacts.recordArtefact);
export const removeArtefact = action(artefacts.removeArtefact);
export const recordCopy = action(copies.recordCopy);
export const deleteCopy = action(copies.deleteCopy);
export const recordRun = action(training.recordRun);
export const correctRun = action(training.correctRun);

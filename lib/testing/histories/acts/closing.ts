import { closeRisk, confirmClosure } from "@/lib/domain/risks/commands";
import { fc } from "@/lib/testing/property";
import { kind, ownerOf, type Stage, self, WHY } from "../stage";

export const askToClose = (stage: Stage) =>
  ownerOf(stage).does(closeRisk, { ...self(stage), reason: WHY });
export const close = (stage: Stage) => stage.people.priya.does(confirmClosure, self(stage));

const nil = fc.constant(null);
export const closing = [kind("askToClose", nil, askToClose), kind("close", nil, close)];

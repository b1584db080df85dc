import { may } from "@/lib/adapters/page";
import { addFlow, editFlow, retireFlow } from "@/lib/domain/flows/commands";
import { arrangeFlows } from "@/lib/domain/flows/diagram/commands";
import {
  approveException,
  endException,
  requestException,
} from "@/lib/domain/flows/exceptions/commands";
import { proposeRisk } from "@/lib/domain/risks/commands";
import { listProposals } from "@/lib/domain/risks/proposals/queries";
import { recordHistory } from "@/lib/domain/trail/queries";
import { type Actor, holds } from "@/lib/kernel/actor";

/** What this person may do with flows; the commands judge each of them again. */
export const flowRights = (actor: Actor) => ({
  me: actor.id,
  add: may(actor, addFlow),
  edit: may(actor, editFlow),
  retire: may(actor, retireFlow),
  arrange: may(actor, arrangeFlows),
  ask: may(actor, requestException),
  decideException: may(actor, approveException),
  endException: may(actor, endException),
  endsAny: holds(actor, "compliance", "risk_owner", "top_management"),
  addRisk: may(actor, proposeRisk),
  readsRisks: may(actor, listProposals),
  history: may(actor, recordHistory),
});
export type FlowRights = ReturnType<typeof flowRights>;

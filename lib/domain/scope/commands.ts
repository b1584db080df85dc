import { invalid, wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import { requireTransition } from "../workflow/rules";
import { scopeDrafted, scopeEdited, scopeReturned, scopeSubmitted } from "./events";
import { missingIn } from "./rules";
import {
  draftScopeInput,
  editScopeInput,
  returnScopeInput,
  scopeChangeInput,
  scopeMoved,
} from "./schema";
import {
  claimEdition,
  editionNamed,
  inventoryOf,
  mustBeOfContext,
  startEdition,
  textOf,
} from "./steps";

/** Starts the next edition, prefilled from the approved one. */
export const draftScope = command({
  name: "scope.draft",
  may: ["compliance"],
  writes: "isms",
  events: [scopeDrafted],
  route: "POST /scopes",
  input: draftScopeInput,
  output: scopeMoved,
  async run({ tx, actor, input, record, reference }) {
    await mustBeOfContext(tx, input.considered);
    const { draft, from } = await startEdition(tx, { actor, reference, given: input });
    record(scopeDrafted, draft.id, { edition: draft.edition, from });
    return draft;
  },
});

/** Changes the words of a draft; whoever writes is remembered, because writers do not approve. */
export const editScope = command({
  name: "scope.edit",
  may: ["compliance"],
  writes: "isms",
  events: [scopeEdited],
  route: "POST /scopes/:id",
  input: editScopeInput,
  output: scopeMoved,
  async run({ tx, actor, input, record }) {
    const { id: ref, version, ...given } = input;
    const scope = await editionNamed(tx, ref);
    if (scope.state !== "draft") {
      throw wrongState("Only a draft can be edited. Start a new edition instead.");
    }
    await mustBeOfContext(tx, given.considered);
    const writerIds = [...new Set([...scope.writerIds, actor.id])];
    const moved = await claimEdition(tx, { id: scope.id, version, data: { ...given, writerIds } });
    record(scopeEdited, scope.id, { fields: Object.keys(given) });
    return moved;
  },
});

/** Holds the draft against the inventory and hands it to top management. */
export const submitScope = command({
  name: "scope.submit",
  may: ["compliance"],
  writes: "isms",
  events: [scopeSubmitted],
  route: "POST /scopes/:id/submission",
  input: scopeChangeInput,
  output: scopeMoved,
  async run({ tx, actor, input, now, record }) {
    const scope = await editionNamed(tx, input.id);
    const state = requireTransition("scope", scope.state, "submit");
    const missing = missingIn(textOf(scope), await inventoryOf(tx));
    if (Object.keys(missing).length > 0) {
      throw invalid(missing, "The statement has gaps. Fill them, then submit it.");
    }
    const writerIds = [...new Set([...scope.writerIds, actor.id])];
    const data = { state, submittedAt: now, returnComment: null, writerIds };
    const moved = await claimEdition(tx, { id: scope.id, version: input.version, data });
    record(scopeSubmitted, scope.id, { edition: scope.edition });
    return moved;
  },
});

/** Gives the edition back to its author, saying what to change. */
export const returnScope = command({
  name: "scope.return",
  may: ["top_management"],
  writes: "isms",
  events: [scopeReturned],
  route: "POST /scopes/:id/return",
  input: returnScopeInput,
  output: scopeMoved,
  async run({ tx, input, record }) {
    const scope = await editionNamed(tx, input.id);
    const state = requireTransition("scope", scope.state, "return");
    const data = { state, returnComment: input.comment };
    const moved = await claimEdition(tx, { id: scope.id, version: input.version, data });
    record(scopeReturned, scope.id, { edition: scope.edition });
    return moved;
  },
});

import { mustDiffer } from "@/lib/domain/people/segregation/steps";
import { requireTransition } from "@/lib/domain/workflow/rules";
import { requireFirst } from "@/lib/domain/workflow/steps";
import { wrongState } from "@/lib/kernel/errors";
import { command } from "@/lib/kernel/operation";
import type { Tx } from "@/lib/platform/db";
import { soaApproved, soaOpened, soaReturned, soaSubmitted, soaSuperseded } from "./events";
import { approveSoaInput, openSoaInput, returnSoaInput, soaMoved, submitSoaInput } from "./schema";
import {
  claimEdition,
  editionNamed,
  linesOf,
  MOVED,
  mustBeComplete,
  mustBeFree,
  openEdition,
  sha256Of,
  startEdition,
  stored,
} from "./steps";

/** Starts the next edition by hand; the first decision after an approval starts one too. */
export const openSoa = command({
  name: "soa.open",
  may: ["compliance"],
  writes: "isms",
  events: [soaOpened],
  route: "POST /soa-editions",
  input: openSoaInput,
  output: soaMoved,
  async run({ tx, actor, input, record }) {
    const open = await openEdition(tx);
    const started = open ? null : await startEdition(tx, { actor, ...input });
    if (!started) {
      const name = open ? `Edition ${open.edition}` : "Another edition";
      throw wrongState(`${name} is being worked on. Finish it first.`);
    }
    const { draft, from } = started;
    record(soaOpened, draft.id, { edition: draft.edition, from });
    return draft;
  },
});

/** Freezes the lines as they stand and hands them to top management; what is missing is named. */
export const submitSoa = command({
  name: "soa.submit",
  may: ["compliance"],
  writes: "isms",
  events: [soaSubmitted],
  route: "POST /soa-editions/:id/submission",
  input: submitSoaInput,
  output: soaMoved,
  async run({ tx, actor, input, now, record }) {
    const soa = await editionNamed(tx, input.id);
    const state = requireTransition("soa", soa.state, "submit");
    const edition = input.edition ?? soa.edition;
    if (edition !== soa.edition) {
      mustBeFree(await tx.soaEdition.findMany({ select: { edition: true } }), edition);
    }
    const lines = await linesOf(tx);
    await mustBeComplete(tx, lines);
    const frozen = stored(lines);
    const sha256 = sha256Of(edition, frozen);
    const moved = await claimEdition(tx, {
      id: soa.id,
      version: input.version,
      data: {
        ...{ state, edition, reference: `SOA-${edition}`, sha256 },
        ...{ submittedAt: now, returnComment: null, lines: frozen, lineCount: lines.length },
        ...(input.note !== undefined && { note: input.note }),
        writerIds: [...new Set([...soa.writerIds, actor.id])],
      },
    });
    record(soaSubmitted, soa.id, { edition, lines: lines.length, sha256 });
    return moved;
  },
});

/** Gives the edition back to its writers, saying what to change; its lines follow the decisions again. */
export const returnSoa = command({
  name: "soa.return",
  may: ["top_management"],
  writes: "isms",
  events: [soaReturned],
  route: "POST /soa-editions/:id/return",
  input: returnSoaInput,
  output: soaMoved,
  async run({ tx, input, record }) {
    const soa = await editionNamed(tx, input.id);
    const state = requireTransition("soa", soa.state, "return");
    const moved = await claimEdition(tx, {
      id: soa.id,
      version: input.version,
      data: { state, returnComment: input.comment, lines: [], lineCount: 0, sha256: null },
    });
    record(soaReturned, soa.id, { edition: soa.edition });
    return moved;
  },
});

/** Approves exactly the lines that were submitted, and takes the edition before out of force. */
export const approveSoa = command({
  name: "soa.approve",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  events: [soaApproved, soaSuperseded],
  route: "POST /soa-editions/:id/approval",
  input: approveSoaInput,
  output: soaMoved,
  async run({ tx, actor, input, now, record }) {
    const soa = await editionNamed(tx, input.id);
    const { edition, lineCount } = soa;
    const state = await requireFirst(tx, {
      workflow: "soa",
      from: soa.state,
      action: "approve",
      label: `Edition ${edition}`,
      done: "approved",
      after: ["approved", "superseded"],
      taken: { byId: soa.approverId, at: soa.approvedAt },
    });
    await mustDiffer(tx, {
      rule: "S1",
      actor,
      from: [soa.authorId, ...soa.writerIds],
      record: { kind: "soa", id: soa.id, label: `Statement of Applicability ${edition}` },
      act: "soa.approve",
    });
    const sha256 = sha256Of(edition, soa.lines);
    if (sha256 !== soa.sha256) {
      throw wrongState(
        `The lines of edition ${edition} are not those that were submitted. Return it, and look into the trail.`,
      );
    }
    // A treatment may have begun to rely on an excluded control since.
    await mustBeComplete(tx, await linesOf(tx));
    const before = await supersede(tx);
    if (before) record(soaSuperseded, before.id, { edition: before.edition, by: edition });
    const data = { state, approverId: actor.id, approvedAt: now };
    const moved = await claimEdition(tx, { id: soa.id, version: input.version, data });
    record(soaApproved, soa.id, { edition, lines: lineCount, sha256 });
    return moved;
  },
});

/** Only one edition is in force: the database holds that too, so the old one goes first. */
async function supersede(tx: Tx) {
  const before = await tx.soaEdition.findFirst({ where: { state: "approved" }, select: MOVED });
  if (!before) return null;
  const state = requireTransition("soa", before.state, "supersede");
  return claimEdition(tx, { id: before.id, version: before.version, data: { state } });
}

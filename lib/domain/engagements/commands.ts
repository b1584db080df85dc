import { forbidden, invalid, wrongState } from "@/lib/kernel/errors";
import { asDate, dayOf } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import type { EngagementModel } from "@/prisma/generated/models";
import { personNamed } from "../people/steps";
import { initialOf, requireTransition } from "../workflow/rules";
import {
  engagementApproved,
  engagementDeclined,
  engagementEnded,
  engagementOpened,
  engagementProposed,
  engagementRevoked,
} from "./events";
import { isOver, opensOn } from "./rules";
import {
  approveEngagementInput,
  endEngagementInput,
  engagementStand,
  onEngagementInput,
  proposeEngagementInput,
} from "./schema";
import { changeEngagement, cutSessions, requireEngagement, standOf } from "./steps";

/** Names an assessor, a purpose, modules and dates. There is no extension: more time is a new one. */
export const proposeEngagement = command({
  name: "engagements.propose",
  may: ["compliance"],
  writes: "isms",
  route: "POST /engagements",
  events: [engagementProposed],
  input: proposeEngagementInput,
  output: engagementStand,
  async run({ tx, actor, input, now, record, reference }) {
    const person = await personNamed({ tx, now }, input.person, "person", {
      roles: ["external_auditor"],
    });
    const today = dayOf(now);
    if (input.until < today) throw invalid({ until: ["Access cannot end in the past."] });
    mustBeSigned(input.confidentialityOn, today);
    const { body, purpose, masks, from, until } = input;
    const modules = [...new Set(input.modules)];
    const early = input.earlyAccessFrom ?? null;
    const engagement = await tx.engagement.create({
      data: {
        ...(reference && { reference }),
        ...{ personId: person.id, body, purpose, modules, masks: [...new Set(masks)] },
        state: initialOf("engagement"),
        startsOn: asDate(from),
        endsOn: asDate(until),
        earlyAccessFrom: early ? asDate(early) : null,
        confidentialityOn: input.confidentialityOn ? asDate(input.confidentialityOn) : null,
        proposedById: actor.id,
        proposedAt: now,
      },
    });
    record(engagementProposed, engagement.id, {
      ...{ personId: person.id, from, until, modules },
      earlyAccessFrom: early,
    });
    return standOf(engagement);
  },
});

/** Opens at once when its first day has come; else the clock opens it. */
export const approveEngagement = command({
  name: "engagements.approve",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  route: "POST /engagements/:id/approval",
  events: [engagementApproved, engagementOpened],
  input: approveEngagementInput,
  output: engagementStand,
  async run({ tx, actor, input, now, record }) {
    const engagement = await requireEngagement(tx, input.id);
    const approved = requireTransition("engagement", engagement.state, "approve");
    if ([engagement.proposedById, engagement.personId].includes(actor.id)) {
      throw forbidden("Somebody else than its proposer approves an engagement.");
    }
    const today = dayOf(now);
    mustBeSigned(input.confidentialityOn, today);
    const signed = input.confidentialityOn ?? isoDay(engagement.confidentialityOn);
    if (!signed || signed > today) {
      throw invalid({
        confidentialityOn: ["Approval waits for the signed confidentiality agreement."],
      });
    }
    if (isOver(dayOf(engagement.endsOn), today)) {
      throw invalid({ form: ["Its last day has passed. Propose a new engagement."] });
    }
    const isTime = firstDayOf(engagement) <= today;
    const to = isTime ? requireTransition("engagement", approved, "open") : approved;
    const answer = await changeEngagement(tx, engagement, input.version, {
      ...{ state: to, approvedById: actor.id, approvedAt: now },
      confidentialityOn: asDate(signed),
      ...(isTime && { openedAt: now }),
    });
    record(engagementApproved, engagement.id, { from: engagement.state, to: approved });
    if (isTime) record(engagementOpened, engagement.id, { from: approved, to });
    return answer;
  },
});

/** Nobody has signed on a day that is still to come. */
function mustBeSigned(on: string | null | undefined, today: string) {
  if (!on || on <= today) return;
  throw invalid({
    confidentialityOn: ["Give the day it was signed: today, or a day that has passed."],
  });
}

const isoDay = (value: Date | null) => (value ? dayOf(value) : null);

const firstDayOf = ({ startsOn, earlyAccessFrom }: EngagementModel) =>
  opensOn({ from: dayOf(startsOn), earlyAccessFrom: isoDay(earlyAccessFrom) });

export const declineEngagement = command({
  name: "engagements.decline",
  may: ["top_management"],
  writes: "isms",
  decides: true,
  route: "POST /engagements/:id/refusal",
  events: [engagementDeclined],
  input: endEngagementInput,
  output: engagementStand,
  async run({ tx, input, record }) {
    const engagement = await requireEngagement(tx, input.id);
    const to = requireTransition("engagement", engagement.state, "decline");
    const change = { state: to, reason: input.reason };
    const answer = await changeEngagement(tx, engagement, input.version, change);
    record(engagementDeclined, engagement.id, { from: engagement.state, to });
    return answer;
  },
});

/** Takes the access back; the assessor's sessions end with this commit. */
export const revokeEngagement = command({
  name: "engagements.revoke",
  may: ["compliance", "top_management"],
  writes: "isms",
  route: "POST /engagements/:id/revocation",
  events: [engagementRevoked],
  input: endEngagementInput,
  output: engagementStand,
  async run({ tx, actor, input, now, record }) {
    const engagement = await requireEngagement(tx, input.id);
    const to = requireTransition("engagement", engagement.state, "revoke");
    const answer = await changeEngagement(tx, engagement, input.version, {
      ...{ state: to, reason: input.reason, revokedAt: now, revokedById: actor.id },
    });
    const sessionsCut = await cutSessions(tx, engagement.personId, now);
    record(engagementRevoked, engagement.id, { from: engagement.state, to, sessionsCut });
    return answer;
  },
});

export const openEngagement = command({
  name: "engagements.open",
  may: ["system"],
  writes: "isms",
  events: [engagementOpened],
  input: onEngagementInput,
  output: engagementStand,
  async run({ tx, input, now, record }) {
    const engagement = await requireEngagement(tx, input.id);
    const to = requireTransition("engagement", engagement.state, "open");
    if (dayOf(now) < firstDayOf(engagement)) {
      throw wrongState("The first day of this access has not come yet.");
    }
    const change = { state: to, openedAt: now };
    const answer = await changeEngagement(tx, engagement, engagement.version, change);
    record(engagementOpened, engagement.id, { from: engagement.state, to });
    return answer;
  },
});

/** The day after the last one; the database has refused every view since midnight already. */
export const endEngagement = command({
  name: "engagements.end",
  may: ["system"],
  writes: "isms",
  events: [engagementEnded],
  input: onEngagementInput,
  output: engagementStand,
  async run({ tx, input, now, record }) {
    const engagement = await requireEngagement(tx, input.id);
    const to = requireTransition("engagement", engagement.state, "end");
    if (!isOver(dayOf(engagement.endsOn), dayOf(now))) {
      throw wrongState("The last day of this access has not passed yet.");
    }
    const change = { state: to, endedAt: now };
    const answer = await changeEngagement(tx, engagement, engagement.version, change);
    const sessionsCut = await cutSessions(tx, engagement.personId, now);
    record(engagementEnded, engagement.id, { from: engagement.state, to, sessionsCut });
    return answer;
  },
});

import sql, { type Sql } from "sql-template-tag";
import { type HealthRule, SEVERITY_ORDER, type Search } from "../../../risks/health/schema";
import { NOTHING, OPEN } from "../../../risks/health/steps";

const CLAUSE = "6.1.3 d";
const LINE = {
  id: sql`c.id`,
  reference: sql`c.reference`,
  title: sql`c.title`,
  path: sql`'/controls/' || c.reference`,
} as const;
/** Rows that are lines of the statement. */
const lines = (where: readonly Sql[], note: Sql = NOTHING): Search => ({
  ...LINE,
  from: sql`control c`,
  where,
  note,
});
/** Rows that are parts of a line: one for each of what `part` names. */
const parts = (part: Sql, found: Pick<Search, "from" | "where"> & Partial<Search>): Search => ({
  ...LINE,
  note: part,
  ...found,
  id: sql`md5(c.id::text || ${part})::uuid`,
});

const NECESSARY = sql`c.necessary`;
const EXCLUDED = sql`c.necessary = false`;
const REASONS = sql`jsonb_array_elements(c.inclusion) reason`;
const KIND = sql`reason ->> 'kind'`;
const named = (list: "risks" | "context") =>
  sql`jsonb_array_elements_text(coalesce(reason -> ${list}, '[]')) AS said(ref)`;
const namesNone = (list: "risks" | "context") =>
  sql`jsonb_array_length(coalesce(reason -> ${list}, '[]')) = 0`;

/** As `saysNothing` judges it: no sentence, or one of the phrases that stand for none. */
const saysNothing = (
  text: Sql,
): Sql => sql`(cardinality(regexp_split_to_array(btrim(${text}), '\\s+')) < 3
  OR btrim(${text}) ~* '^(n/?a|none|tbd|todo)\\M' AND cardinality(regexp_split_to_array(btrim(${text}), '\\s+')) < 5
  OR btrim(${text}, ' .!') ~* '^(not (applicable|relevant|needed)( (here|to us))?|does not apply|to be (done|decided|defined))$')`;

/** The words of a line, without what hands write differently. */
const WORDS = sql`CASE WHEN c.necessary = false THEN lower(btrim(c.exclusion_reason, ' .'))
  ELSE (SELECT lower(string_agg(btrim(reason ->> 'text', ' .'), '. ')) FROM ${REASONS}) END`;
const SAME = 5;

const IN_FORCE = sql`treatment_control x JOIN treatment t ON t.id = x.treatment_id`;
const planned = (where: Sql) =>
  parts(sql`t.reference`, {
    from: sql`control c JOIN ${IN_FORCE} ON x.control_id = c.id`,
    where: [where, sql`t.state <> 'cancelled'`],
  });
const LINKED = sql`control c JOIN risk_control x ON x.control_id = c.id JOIN risk r ON r.id = x.risk_id`;
const NAMED_RISKS = sql`control c CROSS JOIN LATERAL ${REASONS} CROSS JOIN LATERAL ${named("risks")}
  JOIN risk r ON r.reference = said.ref`;
const NAMED_CONTEXT = sql`control c CROSS JOIN LATERAL ${REASONS} CROSS JOIN LATERAL ${named("context")}
  JOIN context_item i ON i.reference = said.ref`;
const reasonsOf = (kind: "risk" | "law" | "contract", list: "risks" | "context") =>
  lines([
    NECESSARY,
    sql`EXISTS (SELECT FROM ${REASONS} WHERE ${KIND} = ${kind} AND ${namesNone(list)})`,
  ]);

/** Everything an auditor would object to in the statement, with how to find and mend it. */
const all: readonly HealthRule[] = [
  {
    id: "undecided",
    title: "Not decided",
    why: "Every control of Annex A is in or out; a statement with open lines cannot be approved.",
    clause: CLAUSE,
    severity: "high",
    mend: "Decide whether it is necessary",
    search: () => lines([sql`c.necessary IS NULL`]),
  },
  {
    id: "planned_undecided",
    title: "Planned by a treatment, and not decided",
    why: "The treatment plan counts on a control of which nobody has said that it is necessary.",
    clause: CLAUSE,
    severity: "high",
    mend: "Declare it necessary",
    search: () => planned(sql`c.necessary IS NULL`),
  },
  {
    id: "excluded_in_treatment",
    title: "Excluded, and a treatment relies on it",
    why: "What treats a risk is necessary: plan and statement contradict each other.",
    clause: "6.1.3 c",
    severity: "high",
    mend: "Declare it necessary, or treat otherwise",
    search: () => planned(EXCLUDED),
  },
  {
    id: "excluded_with_risk",
    title: "Excluded, and a risk is linked to it",
    why: "A level rests on a control that the statement says nobody needs.",
    clause: "6.1.3 c",
    severity: "high",
    mend: "Declare it necessary, or assess the risk without it",
    search: () => parts(sql`r.reference`, { from: LINKED, where: [EXCLUDED, OPEN] }),
  },
  {
    id: "exclusion_without_reason",
    title: "Excluded without a reason",
    why: "Each exclusion of Annex A is justified in words that can be checked.",
    clause: CLAUSE,
    severity: "high",
    mend: "Say why it is not necessary",
    search: () => lines([EXCLUDED, sql`btrim(coalesce(c.exclusion_reason, '')) = ''`]),
  },
  {
    id: "without_source",
    title: "Necessary without a source",
    why: "A risk, a law, a contract or a business requirement asks for each control that is in.",
    clause: CLAUSE,
    severity: "high",
    mend: "Say why it is necessary",
    search: () => lines([NECESSARY, sql`jsonb_array_length(c.inclusion) = 0`]),
  },
  {
    id: "says_nothing",
    title: "A reason that says nothing",
    why: "“N/A” or two words are no justification.",
    clause: CLAUSE,
    severity: "high",
    mend: "Say it in a sentence",
    search: () =>
      lines([
        sql`(${EXCLUDED} AND btrim(coalesce(c.exclusion_reason, '')) <> '' AND ${saysNothing(sql`c.exclusion_reason`)}
          OR ${NECESSARY} AND EXISTS (SELECT FROM ${REASONS} WHERE ${saysNothing(sql`(reason ->> 'text')`)}))`,
      ]),
  },
  {
    id: "state_without_date",
    title: "State without a date",
    why: "Nobody can tell since when the control stands as it does.",
    clause: CLAUSE,
    severity: "high",
    mend: "Decide it again",
    search: () => lines([sql`c.necessary IS NOT NULL`, sql`c.state_since IS NULL`]),
  },
  {
    id: "names_no_risk",
    title: "Because of a risk that is not named",
    why: "From the line one follows to the risk; here the way ends.",
    clause: CLAUSE,
    severity: "medium",
    mend: "Name the risk",
    search: () => reasonsOf("risk", "risks"),
  },
  {
    id: "risk_closed",
    title: "Because of a risk that is closed",
    why: "Either something else asks for the control now, or nothing does.",
    clause: CLAUSE,
    severity: "medium",
    mend: "Name what asks for it now",
    search: () =>
      parts(sql`r.reference`, { from: NAMED_RISKS, where: [NECESSARY, sql`r.state = 'closed'`] }),
  },
  {
    id: "risk_unlinked",
    title: "The risk that is named does not know the control",
    why: "The line says that the control treats the risk; neither its level nor its plan counts on it.",
    clause: "6.1.3 c",
    severity: "medium",
    mend: "Link it to the risk, or name another reason",
    search: () =>
      parts(sql`r.reference`, {
        from: NAMED_RISKS,
        where: [
          NECESSARY,
          OPEN,
          sql`NOT EXISTS (SELECT FROM risk_control l WHERE l.risk_id = r.id AND l.control_id = c.id)`,
          sql`NOT EXISTS (SELECT FROM ${IN_FORCE} WHERE t.risk_id = r.id AND x.control_id = c.id AND t.state <> 'cancelled')`,
        ],
      }),
  },
  {
    id: "risk_unnamed",
    title: "A linked risk is not named",
    why: "A level rests on the control, and the line gives other reasons alone.",
    clause: "6.1.3 c",
    severity: "low",
    mend: "Name the risk among the reasons",
    search: () =>
      parts(sql`r.reference`, {
        from: LINKED,
        where: [
          NECESSARY,
          OPEN,
          sql`NOT EXISTS (SELECT FROM ${REASONS} CROSS JOIN LATERAL ${named("risks")} WHERE said.ref = r.reference)`,
        ],
      }),
  },
  {
    id: "law_unnamed",
    title: "Because of a law that is not named",
    why: "Which law asks for it has to be found in the context, so that its change is noticed here.",
    clause: "4.2",
    severity: "medium",
    mend: "Name the law of the context",
    search: () => reasonsOf("law", "context"),
  },
  {
    id: "contract_unnamed",
    title: "Because of a contract that is not named",
    why: "Whether the contract still asks for it cannot be looked up.",
    clause: "4.2",
    severity: "low",
    mend: "Name the contract of the context",
    search: () => reasonsOf("contract", "context"),
  },
  {
    id: "context_closed",
    title: "Because of an entry of the context that is closed",
    why: "The law or contract no longer counts; the control may still be needed, for another reason.",
    clause: "4.2",
    severity: "medium",
    mend: "Name what asks for it now",
    search: () =>
      parts(sql`i.reference`, { from: NAMED_CONTEXT, where: [NECESSARY, sql`i.state = 'closed'`] }),
  },
  {
    id: "same_sentence",
    title: "The same sentence as many others",
    why: "One formula under many controls shows that nobody looked at each of them.",
    clause: CLAUSE,
    severity: "medium",
    mend: "Say what is particular about this control",
    search: () =>
      lines(
        [sql`${WORDS} IN (SELECT ${WORDS} FROM control c GROUP BY 1 HAVING count(*) >= ${SAME})`],
        sql`left(${WORDS}, 120)`,
      ),
  },
  {
    id: "owner_missing",
    title: "Necessary without an owner",
    why: "Nobody attests it, so nothing shows that it works.",
    clause: "5.3",
    severity: "medium",
    mend: "Name owner and reviewer",
    search: () => lines([NECESSARY, sql`c.owner_id IS NULL`]),
  },
];

const rank = ({ severity }: HealthRule) => SEVERITY_ORDER.indexOf(severity);

/** The worst first. */
export const soaChecks: readonly HealthRule[] = all.toSorted(
  (one, other) => rank(one) - rank(other),
);

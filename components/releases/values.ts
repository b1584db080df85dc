import type { Option } from "@/components/assets/asset-values";
import type { Command } from "@/components/ui/form/outcome";
import type { ReleaseRecord } from "@/lib/domain/releases/schema";

/** Choices of the forms; labels come from the server, which has the schemas. */
export interface ReleaseChoices {
  readonly kinds: readonly Option[];
  readonly comparisons: readonly Option[];
  readonly parts: readonly Option[];
}

const listed = (value: unknown, separator: string | RegExp) =>
  typeof value === "string"
    ? value
        .split(separator)
        .map((one) => one.trim())
        .filter(Boolean)
    : [];

const commitsIn = (value: unknown) =>
  listed(value, "\n").map((line) => {
    const [commit = "", author = ""] = line.split(/\s+/);
    return { commit, author };
  });

const valuesOf = (value: unknown) =>
  Object.values(typeof value === "object" && value !== null ? value : {});

const TEXTS = ["licence", "weaknesses", "rollbackTo", "note"];

/** The fields as the commands take them: lines become lists, numbered groups become criteria. */
export const sendingRelease =
  (send: Command<unknown>, count: number): Command<unknown> =>
  (input) => {
    const { data, commits, criteria, ...given }: Record<string, unknown> = { ...input };
    for (const name of TEXTS) if (given[name] === null) given[name] = "";
    return send({
      ...given,
      data: listed(data, ","),
      commits: commitsIn(commits),
      // Below zero: they are settled, and not on screen.
      ...(count >= 0 && { criteria: valuesOf(criteria).slice(0, count) }),
    });
  };

/** The release as the form's fields. */
export const fieldsOf = (one: ReleaseRecord) => ({
  ...{ configuration: one.configuration, licence: one.licence, weaknesses: one.weaknesses },
  ...{ base: one.base?.reference ?? "", withoutBase: one.withoutBase, note: one.note },
  data: one.data.map(({ said }) => said).join(", "),
  authors: one.authors.map(({ reference }) => reference),
  commits: one.commits.map(({ commit, author }) => `${commit} ${author}`).join("\n"),
  rollbackTo: one.rollbackTo,
  criteria: Object.fromEntries(
    one.criteria.map((criterion, at) => [
      at,
      { ...criterion, threshold: String(criterion.threshold) },
    ]),
  ),
});

export const BLANK = {
  ...{ release: "", digest: "", authors: [], commits: "", base: "", withoutBase: false },
  ...{ data: "", licence: "", weaknesses: "", rollbackTo: "", configuration: {}, criteria: {} },
};

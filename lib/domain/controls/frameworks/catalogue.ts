// Shipped frameworks as data. Server only: never import it from schema.ts or rules.ts.
import { annexA, type Theme } from "../catalogue";
import clauses from "./iso27001-2022-clauses.json" with { type: "json" };
import ai from "./iso42001-annex-a.json" with { type: "json" };

export interface CatalogueRequirement {
  readonly ref: string;
  readonly title: string;
  readonly text: string;
  readonly practice: string;
  readonly parent: string;
  readonly isHeading: boolean;
  /** A key of `PLACES`, where the management system itself answers it. */
  readonly place: string;
  /** References of controls that answer it. */
  readonly controls: readonly string[];
}

export interface CatalogueFramework {
  readonly key: string;
  readonly edition: string;
  readonly title: string;
  readonly note: string;
  /** The controls are a suggestion; otherwise each requirement is its control. */
  readonly isSuggestion: boolean;
  readonly requirements: readonly CatalogueRequirement[];
}

const heading = (ref: string, title: string, parent = ""): CatalogueRequirement => ({
  ...{ ref, title, parent, text: "", practice: "", isHeading: true, place: "", controls: [] },
});

const PARTS = {
  organizational: ["A.5", "Organizational controls"],
  people: ["A.6", "People controls"],
  physical: ["A.7", "Physical controls"],
  technological: ["A.8", "Technological controls"],
} as const satisfies Record<Theme, readonly [string, string]>;

const ofClauses = clauses.clauses.map(
  ({ id, title, parentId, auditable, summary, appModule }): CatalogueRequirement => ({
    ...{ ref: id, title, text: summary, practice: "", parent: parentId ?? "" },
    ...{ isHeading: !auditable, place: auditable ? appModule : "", controls: [] },
  }),
);

const ofAnnexA = Object.entries(PARTS).flatMap(([theme, [part, name]]) => [
  heading(part, name),
  ...annexA
    .filter((control) => control.theme === theme)
    .map(
      ({ id, title, purpose, slmGuidance }): CatalogueRequirement => ({
        ...{ ref: id, title, text: purpose, practice: slmGuidance, parent: part },
        ...{ isHeading: false, place: "", controls: [id] },
      }),
    ),
]);

const ofAi = ai.groups.flatMap((group) => [
  heading(group.id, group.title),
  ...ai.controls
    .filter(({ groupId }) => groupId === group.id)
    .map(
      ({ id, title, purpose, mapsTo, slmPractice }): CatalogueRequirement => ({
        ...{ ref: id, title, text: purpose, practice: slmPractice, parent: group.id },
        ...{ isHeading: false, place: "", controls: mapsTo },
      }),
    ),
]);

/** The frameworks that come with the product; an organisation adopts those it wants. */
export const shippedFrameworks: readonly CatalogueFramework[] = [
  {
    ...{ key: "iso27001", edition: "2022", title: "ISO/IEC 27001", isSuggestion: false },
    note: "Clauses 4 to 10 with Amendment 1:2024, and Annex A. Numbers and short titles are those of the standard; all other words are our own and not its text. Buy the standard to read what it asks for.",
    requirements: [...ofClauses, ...ofAnnexA],
  },
  {
    ...{ key: "iso42001", edition: "2023", title: "ISO/IEC 42001 Annex A", isSuggestion: true },
    note: "The controls for AI systems. Numbers and short titles are those of the standard; all other words are our own and not its text. Which controls of ISO/IEC 27001 answer them is our suggestion, so that evidence is used again, and no claim that both ask for the same. A management system for AI needs a Statement of Applicability of its own.",
    requirements: ofAi,
  },
];

/** The shipped framework of this key, or undefined. */
export const shippedOf = (key: string): CatalogueFramework | undefined =>
  shippedFrameworks.find((one) => one.key === key);

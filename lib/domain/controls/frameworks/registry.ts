import * as frameworkChanges from "./commands";
import * as editionChanges from "./editions/commands";
import * as editions from "./editions/queries";
import * as importing from "./imports/commands";
import * as imports from "./imports/queries";
import * as frameworks from "./queries";
import * as requirementChanges from "./requirements/commands";
import * as requirements from "./requirements/queries";

/** The operations of frameworks and their requirements, for the registry of all. */
export const frameworkOperations: readonly Readonly<Record<string, unknown>>[] = [
  frameworks,
  frameworkChanges,
  requirements,
  requirementChanges,
  editions,
  editionChanges,
  imports,
  importing,
];

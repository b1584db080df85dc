"use server";

import { action } from "@/lib/adapters/action";
import * as frameworks from "@/lib/domain/controls/frameworks/commands";
import * as editions from "@/lib/domain/controls/frameworks/editions/commands";
import * as requirements from "@/lib/domain/controls/frameworks/requirements/commands";

export const adoptFramework = action(frameworks.adoptFramework);
export const takeBackFramework = action(frameworks.takeBackFramework);
export const mapRequirement = action(requirements.mapRequirement);
export const acceptLines = action(editions.acceptLines);
export const changeLine = action(editions.changeLine);
export const putInForce = action(editions.putInForce);

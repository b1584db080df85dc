"use server";

import { redirect } from "next/navigation";
import { action, openAction } from "@/lib/adapters/action";
import { signOut as endSessionHere } from "@/lib/adapters/session";
import * as links from "@/lib/adapters/sign-in";
import * as people from "@/lib/domain/people/commands";
import * as credentials from "@/lib/domain/people/credentials/commands";
import * as segregation from "@/lib/domain/people/segregation/commands";
import * as sessions from "@/lib/domain/people/sessions/commands";
import * as tokens from "@/lib/domain/people/tokens/commands";

export const addPerson = action(people.addPerson);
export const editPerson = action(people.editPerson);
export const grantRole = action(people.grantRole);
export const revokeRole = action(people.revokeRole);
export const deactivatePerson = action(people.deactivatePerson);
export const reactivatePerson = action(people.reactivatePerson);

export const issueResetLink = action(credentials.issueResetLink);
export const changePassword = action(credentials.changePassword);

export const endSession = action(sessions.endSession);
export const endOtherSessions = action(sessions.endOtherSessions);

export const createToken = action(tokens.createToken);
export const revokeToken = action(tokens.revokeToken);

export const requestReview = action(segregation.requestReview);
export const recordSecondLook = action(segregation.recordSecondLook);
export const refuseReview = action(segregation.refuseReview);
export const supersedeReview = action(segregation.supersedeReview);

/** Ends this browser's session and shows the sign-in page. */
export async function signOut() {
  await endSessionHere();
  redirect("/sign-in");
}

export const setPasswordByLink = openAction(links.setPasswordByLink);
export const beginByLink = openAction(links.beginByLink);

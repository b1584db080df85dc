"use server";

import { action } from "@/lib/adapters/action";
import * as attestations from "@/lib/domain/controls/attestations/commands";
import * as cycle from "@/lib/domain/controls/attestations/cycle/commands";
import * as controls from "@/lib/domain/controls/commands";

export const adoptAnnexA = action(controls.adoptAnnexA);
export const addControl = action(controls.addControl);
export const decideControl = action(controls.decideControl);
export const assignControl = action(controls.assignControl);
export const describeControl = action(controls.describeControl);

export const submitAttestation = action(attestations.submitAttestation);
export const acceptAttestation = action(attestations.acceptAttestation);
export const rejectAttestation = action(attestations.rejectAttestation);
export const recallAttestation = action(cycle.recallAttestation);
export const reopenAttestation = action(cycle.reopenAttestation);

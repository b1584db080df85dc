/** Where a record is shown; undefined for records that live on another's page. */
const PATHS: Readonly<Record<string, (reference: string) => string>> = {
  scope: () => "/scope",
  asset: (reference) => `/assets/${reference}`,
  risk: (reference) => `/risks/${reference}`,
  treatment: (reference) => `/risks/${reference.replace(/-T\d+$/, "")}`,
  control: (reference) => `/controls/${reference}`,
  evidence: (reference) => `/evidence/${reference}`,
  audit: (reference) => `/audits/${reference}`,
  finding: (reference) => `/findings/${reference}`,
  engagement: (reference) => `/audits/engagements/${reference}`,
  person: (reference) => `/settings/people/${reference}`,
  compensating_review: (reference) => `/settings/compensating-reviews/${reference}`,
};

export const recordPath = (entity: string, reference: string) => PATHS[entity]?.(reference);
export const ENTITIES = [
  "access",
  "asset",
  "attestation",
  "audit",
  "batch",
  "compensating_review",
  "control",
  "engagement",
  "environment",
  "evidence",
  "finding",
  "organisation",
  "person",
  "risk",
  "risk_proposal",
  "saved_view",
  "scope",
  "token",
  "treatment",
  "view",
] as const;

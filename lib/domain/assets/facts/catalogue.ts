// What each kind of asset says of itself. Written once: forms, pages, column mapping of imports, exports
// and checks read this list.
import type { AssetKind } from "@/prisma/generated/enums";
import type { FactField, FactGroup, FactType } from "./schema";

type Row = readonly [
  key: string,
  label: string,
  type: FactType,
  help?: string,
  options?: Readonly<Record<string, string>>,
];

const group = (name: FactGroup, rows: readonly Row[]): FactField[] =>
  rows.map(([key, label, type, help, options]) => ({
    key,
    label,
    group: name,
    type,
    ...(help && { help }),
    ...(options && { options }),
  }));

const LICENCE_DUTIES = group("licence", [
  ["nonCommercial", "Non-commercial use only", "yes_no"],
  ["attributionRequired", "Attribution required", "yes_no"],
  ["namingRequired", "Name must be carried on", "yes_no", "Such as “Built with …” or a prefix."],
  ["shareAlike", "Share alike", "yes_no"],
  [
    "outputTraining",
    "Training on outputs",
    "choice",
    undefined,
    {
      allowed: "Allowed",
      forbidden: "Forbidden",
      conditional: "Under conditions",
    },
  ],
  ["useLimits", "Limits of use", "long", "What the licence forbids, in one or two sentences."],
]);

const MODEL = [
  ...group("nature", [
    ["family", "Family", "text", "Such as Llama, Mistral or Qwen."],
    ["architecture", "Architecture", "text"],
    ["modality", "Input and output", "text", "Such as text to text."],
    ["parameters", "Parameters", "whole"],
    ["contextLength", "Context length", "whole", "In tokens."],
    ["format", "Format of weights", "text"],
    ["quantisation", "Quantisation", "text"],
    ["tokenizer", "Tokenizer hash", "digest"],
    ["chatTemplate", "Chat template hash", "digest"],
    ["remoteCode", "Runs code that comes with the weights", "yes_no"],
    ["signed", "Weights are signed", "yes_no"],
    ["card", "Model card", "text", "Its address, or where it is kept."],
    ["intendedUse", "Intended use", "long"],
    ["outOfScopeUse", "Not intended for", "long"],
    ["limitations", "Known limitations", "long"],
    ["affectsPeople", "Its output affects people", "yes_no"],
  ]),
  ...LICENCE_DUTIES,
];

const DATASET = [
  ...group("data", [
    ["purpose", "Purpose", "long"],
    ["source", "Source", "text"],
    ["collectedUntil", "Collected until", "day"],
    ["records", "Records", "whole"],
    ["bytes", "Size in bytes", "whole"],
    ["synthetic", "Synthetic", "yes_no"],
    ["teacherModel", "Teacher model", "text", "What made the synthetic data."],
  ]),
  ...group("personal", [
    ["personalCategories", "Categories of personal data", "lines", "One a line."],
    [
      "specialCategories",
      "Special categories",
      "lines",
      "Health, beliefs and the like (GDPR Art. 9).",
    ],
    ["anonymisation", "Anonymisation", "text", "Method, such as masking or pseudonyms."],
    ["anonymisationTestedOn", "Anonymisation tested on", "day"],
    ["anonymisationResult", "Result of that test", "text"],
  ]),
  ...group("keeping", [
    ["retentionDays", "Retention in days", "whole"],
    ["deletionPath", "How it is deleted", "long"],
  ]),
  ...LICENCE_DUTIES,
];

const INDEX = [
  ...group("nature", [
    ["corpora", "Corpora", "lines", "What was indexed, one a line."],
    ["chunking", "Chunking", "text", "Size, overlap and how it is cut."],
    ["embeddingDigest", "Digest of the embedding model", "digest"],
    ["entries", "Entries", "whole"],
    ["refresh", "Refresh", "text", "How often and by what."],
  ]),
  ...group("protection", [
    [
      "tenantSeparation",
      "Separation of tenants",
      "choice",
      undefined,
      {
        own_index: "An index for each tenant",
        filter: "A filter on every query",
        none: "None",
        single: "One tenant only",
      },
    ],
    ["encryptedAtRest", "Encrypted at rest", "yes_no"],
  ]),
  ...group("keeping", [
    ["retentionDays", "Retention in days", "whole"],
    ["deletionPath", "How it is deleted", "long", "How an erasure reaches the index."],
  ]),
];

const ENDPOINT = [
  ...group("serving", [
    ["onDevicePackage", "On-device package", "text", "Name and version, when it runs on devices."],
    ["updateChannel", "Update channel", "text"],
    ["recallChannel", "Recall channel", "text", "How a bad version is taken back."],
    ["servedDigest", "Digest of the served model", "digest"],
    ["specification", "Interface description", "text", "Title and version of its OpenAPI file."],
    ["operations", "Operations", "whole"],
  ]),
  ...group("protection", [
    [
      "minTls",
      "Lowest TLS version",
      "choice",
      undefined,
      {
        "1.3": "TLS 1.3",
        "1.2": "TLS 1.2",
        older: "Older than 1.2",
        none: "No TLS",
      },
    ],
    ["encryptedAtRest", "Encrypted at rest", "yes_no"],
    ["patchedOn", "Last patched on", "day"],
    ["scannedOn", "Last scanned on", "day"],
    ["oldestCriticalDays", "Oldest open critical fault in days", "whole"],
  ]),
  ...group("limits", [
    ["requestsPerMinute", "Requests a minute", "whole"],
    ["maxInputTokens", "Input tokens at most", "whole"],
    ["maxOutputTokens", "Output tokens at most", "whole"],
    ["spendCeiling", "Monthly ceiling of cost", "whole"],
    ["logsRequests", "Requests are logged", "yes_no"],
    ["logRetentionDays", "Logs kept for days", "whole"],
    ["logsContent", "Content is logged", "yes_no"],
    ["contentMasked", "Logged content is masked", "yes_no"],
  ]),
  ...group("baseline", [
    ["engine", "Serving engine", "text", "Name and version."],
    ["baselineName", "Baseline", "text", "Name and version of the configuration."],
    ["flags", "Launch flags hash", "digest"],
    ["sampling", "Sampling defaults hash", "digest"],
    ["systemPrompt", "System prompt hash", "digest", "Never the text."],
    ["chatTemplate", "Chat template hash", "digest"],
    ["guardrails", "Guardrails hash", "digest"],
    ["tools", "Tools hash", "digest"],
  ]),
];

const SUPPORTING = [
  ...group("nature", [
    [
      "role",
      "What it is",
      "choice",
      undefined,
      {
        service: "Service",
        store: "Store",
        pipeline: "Pipeline",
        repository: "Repository",
        key: "Key",
        device: "Device",
        place: "Place",
        team: "Team",
        agent: "Agent",
        tool: "Tool",
      },
    ],
  ]),
  ...group("rights", [
    ["mayDo", "What it may do", "long", "For an agent, tool or pipeline."],
    ["onBehalfOf", "On whose behalf", "text"],
  ]),
  ...group("protection", [
    ["encryptedAtRest", "Encrypted at rest", "yes_no"],
    ["patchedOn", "Last patched on", "day"],
    ["rotatedOn", "Key last changed on", "day"],
  ]),
];

/** The facts of each kind, in the order of forms and pages. */
export const FACTS: Readonly<Record<AssetKind, readonly FactField[]>> = {
  model: MODEL,
  dataset: DATASET,
  index: INDEX,
  endpoint: ENDPOINT,
  supporting: SUPPORTING,
};

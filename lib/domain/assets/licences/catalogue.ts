// Licences that models, data and code come under, with the duties that a small team trips over. No legal
// advice: what an asset's own facts say of its licence goes before this list. From general knowledge of
// the texts named as source, not checked against a newer edition of them.
import type { Duty, Licence } from "./schema";

type Row = readonly [id: string, name: string, duties: readonly Duty[], also?: readonly string[]];

const from = (source: string, rows: readonly Row[]): Licence[] =>
  rows.map(([id, name, duties, also = []]) => ({ id, name, duties, also, source }));

const BY: readonly Duty[] = ["attribution"];
const BY_SA: readonly Duty[] = ["attribution", "share_alike"];
const BY_NC: readonly Duty[] = ["non_commercial", "attribution"];
const BY_NC_SA: readonly Duty[] = ["non_commercial", "attribution", "share_alike"];
/** Llama 2 and 3 forbid improving other models with outputs; from 3.1 on it is allowed under their name. */
const LLAMA_OLD: readonly Duty[] = ["attribution", "naming", "no_output_training", "use_limits"];
const LLAMA: readonly Duty[] = ["attribution", "naming", "use_limits"];
const RAIL: readonly Duty[] = ["attribution", "use_limits"];

const SOFTWARE = from("SPDX licence list and the licence's own text", [
  ["0BSD", "BSD Zero Clause", []],
  ["AFL-3.0", "Academic Free License 3.0", BY],
  ["AGPL-3.0-only", "GNU Affero GPL 3.0", BY_SA, ["agpl-3.0", "agpl-3.0-or-later"]],
  [
    "Apache-2.0",
    "Apache License 2.0",
    BY,
    ["apache 2.0", "apache license 2.0", "apache-license-2.0"],
  ],
  ["Artistic-2.0", "Artistic License 2.0", BY],
  ["BSD-2-Clause", "BSD 2-Clause", BY],
  ["BSD-3-Clause", "BSD 3-Clause", BY, ["bsd"]],
  ["BSD-3-Clause-Clear", "BSD 3-Clause Clear", BY],
  ["BSL-1.0", "Boost Software License 1.0", BY],
  ["ECL-2.0", "Educational Community License 2.0", BY],
  ["EPL-2.0", "Eclipse Public License 2.0", BY_SA],
  ["EUPL-1.2", "European Union Public Licence 1.2", BY_SA],
  ["GPL-2.0-only", "GNU GPL 2.0", BY_SA, ["gpl-2.0", "gpl-2.0-or-later"]],
  ["GPL-3.0-only", "GNU GPL 3.0", BY_SA, ["gpl-3.0", "gpl-3.0-or-later", "gpl"]],
  ["ISC", "ISC License", BY],
  ["LGPL-2.1-only", "GNU Lesser GPL 2.1", BY_SA, ["lgpl-2.1", "lgpl-2.1-or-later"]],
  ["LGPL-3.0-only", "GNU Lesser GPL 3.0", BY_SA, ["lgpl-3.0", "lgpl-3.0-or-later", "lgpl"]],
  ["MIT", "MIT License", BY],
  ["MPL-2.0", "Mozilla Public License 2.0", BY_SA],
  ["MS-PL", "Microsoft Public License", BY],
  ["NCSA", "University of Illinois/NCSA", BY],
  ["OFL-1.1", "SIL Open Font License 1.1", BY_SA],
  ["PostgreSQL", "PostgreSQL License", BY],
  ["Unlicense", "The Unlicense", []],
  ["WTFPL", "Do What The F*ck You Want To", []],
  ["Zlib", "zlib License", BY],
]);

const DATA = from("Creative Commons and Open Data Commons licence deeds", [
  ["CC0-1.0", "CC0 1.0", [], ["cc0"]],
  ["CC-BY-2.0", "CC BY 2.0", BY],
  ["CC-BY-3.0", "CC BY 3.0", BY],
  ["CC-BY-4.0", "CC BY 4.0", BY, ["cc-by"]],
  ["CC-BY-SA-3.0", "CC BY-SA 3.0", BY_SA],
  ["CC-BY-SA-4.0", "CC BY-SA 4.0", BY_SA, ["cc-by-sa"]],
  ["CC-BY-NC-2.0", "CC BY-NC 2.0", BY_NC],
  ["CC-BY-NC-3.0", "CC BY-NC 3.0", BY_NC],
  ["CC-BY-NC-4.0", "CC BY-NC 4.0", BY_NC, ["cc-by-nc"]],
  ["CC-BY-NC-SA-3.0", "CC BY-NC-SA 3.0", BY_NC_SA],
  ["CC-BY-NC-SA-4.0", "CC BY-NC-SA 4.0", BY_NC_SA, ["cc-by-nc-sa"]],
  ["CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0", [...BY_NC, "use_limits"], ["cc-by-nc-nd"]],
  ["CC-BY-ND-4.0", "CC BY-ND 4.0", RAIL, ["cc-by-nd"]],
  ["PDDL-1.0", "Public Domain Dedication and License", [], ["pddl"]],
  ["ODC-By-1.0", "ODC Attribution 1.0", BY, ["odc-by"]],
  ["ODbL-1.0", "Open Database License 1.0", BY_SA, ["odbl"]],
  ["CDLA-Permissive-1.0", "CDLA Permissive 1.0", BY],
  ["CDLA-Permissive-2.0", "CDLA Permissive 2.0", BY],
  ["CDLA-Sharing-1.0", "CDLA Sharing 1.0", BY_SA],
  ["C-UDA", "Computational Use of Data Agreement", RAIL],
]);

const MODELS = [
  ...from("Meta, community licence agreements", [
    ["llama2", "Llama 2 Community", LLAMA_OLD, ["llama-2", "llama 2 community license"]],
    ["llama3", "Llama 3 Community", LLAMA_OLD, ["llama-3", "llama 3 community license"]],
    ["llama3.1", "Llama 3.1 Community", LLAMA, ["llama-3.1"]],
    ["llama3.2", "Llama 3.2 Community", LLAMA, ["llama-3.2"]],
    ["llama3.3", "Llama 3.3 Community", LLAMA, ["llama-3.3"]],
    ["llama4", "Llama 4 Community", LLAMA, ["llama-4"]],
    [
      "fair-noncommercial-research-license",
      "FAIR Noncommercial Research",
      [...BY_NC, "use_limits"],
    ],
  ]),
  ...from("Google, Gemma Terms of Use", [
    ["gemma", "Gemma Terms of Use", ["attribution", "use_limits"], ["gemma-terms-of-use"]],
  ]),
  ...from("BigScience and RAIL initiative, licence texts", [
    ["bigscience-openrail-m", "BigScience OpenRAIL-M", RAIL],
    ["bigscience-bloom-rail-1.0", "BigScience BLOOM RAIL 1.0", RAIL],
    ["bigcode-openrail-m", "BigCode OpenRAIL-M", RAIL],
    ["creativeml-openrail-m", "CreativeML OpenRAIL-M", RAIL],
    ["openrail", "OpenRAIL", RAIL, ["openrail-m"]],
    ["openrail++", "OpenRAIL++", RAIL, ["openrail++-m"]],
  ]),
  ...from("Licence files of the publishers' models", [
    ["mrl", "Mistral AI Research", [...BY_NC, "use_limits"], ["mistral-research"]],
    ["mnpl", "Mistral AI Non-Production", [...BY_NC, "use_limits"], ["mnpl-0.1"]],
    ["qwen", "Tongyi Qianwen", RAIL, ["tongyi-qianwen"]],
    ["qwen-research", "Qwen Research", ["non_commercial", "attribution", "naming", "use_limits"]],
    ["deepseek", "DeepSeek Model License", RAIL, ["deepseek-license"]],
    ["stabilityai-nc-research-community", "Stability AI NC Research", [...BY_NC, "use_limits"]],
    [
      "stabilityai-ai-community",
      "Stability AI Community",
      ["attribution", "naming", "no_output_training", "use_limits"],
      ["stabilityai-community"],
    ],
    ["falcon-llm-license", "Falcon LLM", RAIL, ["tii-falcon-llm"]],
    ["nvidia-open-model-license", "NVIDIA Open Model", RAIL],
    ["apple-amlr", "Apple ML Research", [...BY_NC, "use_limits"]],
    ["apple-ascl", "Apple Sample Code", BY],
    ["intel-research", "Intel Research Use", [...BY_NC, "use_limits"]],
    ["opt-175b", "OPT-175B", [...BY_NC, "use_limits"]],
    ["h-research", "Health Research", BY_NC],
  ]),
];

const OWN = from("The organisation itself", [
  [
    "proprietary",
    "Own work or bought with all rights",
    [],
    ["own", "own work", "own data", "in-house", "internal"],
  ],
  ["public-domain", "Public domain", [], ["public domain", "pd"]],
]);

export const LICENCES: readonly Licence[] = [...SOFTWARE, ...DATA, ...MODELS, ...OWN];

/** Who may import whom (ARCHITECTURE.md). `only` allows what is named; everything else of ours is refused. */
const only = (name, from, allowed, pathNot) => ({
  name,
  severity: "error",
  from: { path: from, ...(pathNot && { pathNot }) },
  to: { path: "^(app|components|lib|prisma|e2e|scripts)/", pathNot: allowed },
});
const TEST = "\\.test\\.tsx?$|^lib/testing/";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    only(
      "platform-is-the-floor",
      "^lib/platform/",
      "^(lib/platform/|lib/kernel/errors\\.ts|prisma/generated/)",
      TEST,
    ),
    only(
      "kernel-knows-no-noun",
      "^lib/kernel/",
      "^(lib/kernel/|lib/platform/|prisma/generated/)",
      TEST,
    ),
    only(
      "domain-looks-down",
      "^lib/domain/",
      "^(lib/domain/|lib/kernel/|lib/platform/db\\.ts$|prisma/generated/(enums|models))",
      TEST,
    ),
    {
      name: "domain-takes-types-only-from-the-floor",
      severity: "error",
      from: { path: "^lib/domain/", pathNot: TEST },
      to: { path: "^lib/platform/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "statements-in-commands-are-few",
      comment:
        "Plain SQL in a command's transaction: only in these steps, which are read with care.",
      severity: "error",
      from: {
        path: "^(app|components|lib|prisma|scripts)/",
        pathNot: `^lib/kernel/|^lib/domain/assets/(graph|lineage|relations|imports/writing)/steps\\.ts$|^lib/domain/risks/(rescoring|bulk|proposals/looks|loads/twins)/steps\\.ts$|^lib/domain/work/reminders/steps\\.ts$|${TEST}`,
      },
      to: { path: "^lib/kernel/statement\\.ts$" },
    },
    {
      name: "domain-and-kernel-are-framework-free",
      severity: "error",
      from: { path: "^lib/(domain|kernel|formats|engines)/" },
      to: { path: "node_modules/(next|react|react-dom|next-auth|@mantine)/" },
    },
    only(
      "formats-are-pure",
      "^lib/(formats|engines)/",
      "^lib/(formats|engines)/|^lib/domain/.*/schema\\.ts$",
      TEST,
    ),
    only("adapters-join-kernel-and-doors", "^lib/adapters/", "^(lib/|components/words/)", TEST),
    only("ui-knows-no-noun", "^components/ui/", "^components/(ui|words)/", TEST),
    only(
      "components-show",
      "^components/",
      "^components/|^lib/domain/.*/(schema|rules)\\.ts$|^lib/adapters/(action|page|session|sign-in)\\.ts$|^lib/domain/.*/(commands|queries)\\.ts$|^lib/domain/.*/catalogue\\.ts$|^lib/kernel/(actor|errors|fields|operation)\\.ts$|^prisma/generated/enums",
      TEST,
    ),
    {
      name: "only-actions-touch-commands",
      severity: "error",
      from: { path: "^components/", pathNot: `(actions|rights)\\.ts$|${TEST}` },
      to: { path: "^lib/domain/.*/commands\\.ts$" },
    },
    {
      name: "only-kernel-and-sign-in-touch-the-database",
      severity: "error",
      from: {
        path: "^(app|components|lib)/",
        pathNot: `^lib/kernel/|^lib/platform/|^lib/adapters/(session|sign-in|actors|lockout|job|cli/session)\\.ts$|${TEST}`,
      },
      to: { path: "^lib/platform/db\\.ts$", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "nobody-imports-app",
      severity: "error",
      from: { path: "^(components|lib|prisma|scripts)/" },
      to: { path: "^app/" },
    },
    {
      name: "next-auth-stays-behind-session",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: "^lib/adapters/|^app/api/auth/" },
      to: { path: "node_modules/next-auth/" },
    },
    {
      name: "nouns-meet-at-the-edges",
      comment: "Between nouns only schema, rules, events, visible, steps and catalogue are shared.",
      severity: "error",
      from: { path: "^lib/domain/([^/]+)/", pathNot: TEST },
      to: {
        path: "^lib/domain/([^/]+)/",
        pathNot: "^lib/domain/$1/|/(schema|rules|events|visible|steps|catalogue)\\.ts$|\\.json$",
      },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(prisma/generated|\\.next)" },
  },
};

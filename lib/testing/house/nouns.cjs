/**
 * Between nouns no circle, whichever files it goes through. Apart from the table, since a circle of
 * folders takes no exceptions on its way: tests play with every noun, the registry names them all.
 */
const { options } = require("../../../.dependency-cruiser.cjs");

module.exports = {
  forbidden: [
    {
      name: "nouns-have-an-order",
      severity: "error",
      scope: "folder",
      from: { path: "^lib/domain/[^/]+$" },
      to: { path: "^lib/domain/[^/]+$", circular: true },
    },
  ],
  options: {
    ...options,
    includeOnly: { path: "^lib/domain/[^/]+/" },
    exclude: { path: "\\.test\\.ts$" },
  },
};

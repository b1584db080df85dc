import { expect, it } from "vitest";
import { namesOf, sorted } from "./folder";

const file = (path: string) => ({ name: path.split("/").at(-1) ?? "", webkitRelativePath: path });

it("looks at every file of a folder that could be of a format, and says which it leaves", () => {
  const paths = [
    ...["m/bom.cdx.json", "m/results.json", "m/model.json", "m/api.yaml", "m/README.md"],
    ...["m/Modelfile", "m/MLmodel", "m/a.gguf", "m/t.csv"],
  ];
  const others = ["m/merges.txt", "m/weights.bin", "m/.git/config.json", "m/node_modules/a/b.json"];
  const { looked, left } = sorted([...paths, ...others].map(file));
  expect(looked.map((one) => one.webkitRelativePath)).toEqual(paths);
  expect(left.map((one) => one.webkitRelativePath)).toEqual(others);
  expect(namesOf(left)).toBe(others.join(", "));
  expect(namesOf(Array.from({ length: 12 }, (_, at) => file(`m/${at}.txt`)))).toMatch(/9\.txt, …$/);
});

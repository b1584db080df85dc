/** Saves the picture on the page as a file; nothing is sent anywhere. */
const TWICE = 2;

function textOf(id: string) {
  const picture = document.getElementById(id);
  if (!picture) throw new Error("no picture");
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture)}`;
}

function keep(content: Blob, name: string) {
  const url = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url));
}

/** @param id of the picture's element */
export function saveSvg(id: string, name: string) {
  keep(new Blob([textOf(id)], { type: "image/svg+xml" }), `${name}.svg`);
}

/** The same as pixels, twice as fine as the screen. */
export async function savePng(id: string, name: string) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(textOf(id))}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * TWICE;
  canvas.height = image.height * TWICE;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  const content = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/png"));
  if (!content) throw new Error("no picture");
  keep(content, `${name}.png`);
}

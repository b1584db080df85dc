/** In a folder; a file that is chosen by itself is read whatever it is called. As the command line does. */
const LOOKED_AT =
  /\.(md|markdown|safetensors|gguf|json|ya?ml|csv|tsv|xlsx|modelfile)$|^(Modelfile|MLmodel)$/i;
/** Nobody means what an editor or a tool keeps beside the work. */
const HIDDEN = /(^|\/)(\.|node_modules\/)/;

interface Named {
  readonly name: string;
  readonly webkitRelativePath: string;
}

/** What of a folder is sent to be recognised, and what is not: its endings are those of no format. */
export function sorted<File extends Named>(files: readonly File[]) {
  const wanted = ({ name, webkitRelativePath }: File) =>
    LOOKED_AT.test(name) && !HIDDEN.test(webkitRelativePath);
  return { looked: files.filter(wanted), left: files.filter((one) => !wanted(one)) };
}

const NAMED = 10;

/** The names of what is left out, as many as somebody reads. */
export const namesOf = (files: readonly Named[]): string =>
  [
    ...files.slice(0, NAMED).map((one) => one.webkitRelativePath || one.name),
    ...(files.length > NAMED ? ["…"] : []),
  ].join(", ");

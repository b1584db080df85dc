interface Part {
  readonly op: "same" | "added" | "removed";
  readonly text: string;
}

/** Words that came are underlined, words that went are struck through: colour alone says nothing. */
export const ChangedWords = ({ parts }: { parts: readonly Part[] }) =>
  parts.map(({ op, text }, at) => {
    const key = `${at} ${op}`;
    if (op === "added") return <ins key={key}>{text}</ins>;
    return op === "removed" ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
  });

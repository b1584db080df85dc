const STRING_OR_NUMBERLESS = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g;

/** Python writes `NaN` and `Infinity`, which are no JSON; outside of texts they become `null`. */
export function withoutNan(text: string): string {
  if (!/NaN|Infinity/.test(text)) return text;
  return text.replace(STRING_OR_NUMBERLESS, (one) => (one.startsWith('"') ? one : "null"));
}

/** A text with other characters in place of some, and where the caret stands behind them. */
export function withText(
  before: string,
  { from, to, text }: { readonly from: number; readonly to: number; readonly text: string },
): { readonly text: string; readonly caret: number } {
  // A space that is there already is not doubled.
  const isDoubled = text.endsWith(' ') && before.startsWith(' ', to);
  return {
    text: before.slice(0, from) + text + before.slice(isDoubled ? to + 1 : to),
    caret: from + text.length,
  };
}

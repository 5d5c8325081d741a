/**
 * What a terminal would act upon instead of showing: control characters (escape sequences begin
 * with one, and U+009B is one by itself), line and paragraph separators, and the marks that turn
 * the direction of writing round. A tab is harmless.
 */
const acting = /(?!\t)[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;

/**
 * The text with such characters written as `\u001b`. Names of files and fields of events are
 * written by whoever made them, and must not move the cursor of whoever reads. Inside a JSON text
 * without line breaks this changes no value: there they stand in strings only (RFC 8259 section 7).
 */
export function visible(text: string): string {
  return text.replace(acting, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Reason and detail as one sentence that begins large and ends with a full stop. */
export function reasonSentence(reason: string, detail = ''): string {
  const whole = detail === '' || detail === reason ? reason : `${reason}: ${detail}`;
  const sentence = whole.charAt(0).toUpperCase() + whole.slice(1);
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

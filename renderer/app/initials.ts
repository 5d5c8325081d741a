/** `MK` for `Maria Keller`, `JW` for `jonas p. weber`; at most three letters. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s.·-]+/).filter((word) => /\p{L}/u.test(word));
  const chosen = words.length > 3 ? [words[0], words[1], words.at(-1)] : words;
  return chosen
    .map((word) => word?.match(/\p{L}/u)?.[0] ?? '')
    .join('')
    .toLocaleUpperCase('en');
}

/**
 * The words of records (main/archive/text/words.ts), to find them without reading every original. The
 * table holds no text, only which event has which word; its row ids are those of `event`.
 *
 * Measured on a million records: 165 MB with these settings, 240 MB with the usual tokenizer's
 * splitting of base64. Without `detail=none` it would hold positions, which the records tell as well.
 * `ascii` takes every character beyond ASCII for a part of a word, which makes "word" mean the same
 * here and in the record.
 *
 * Words are added from the oldest event to the newest, in passes: `words_objects` is the last object
 * of a pass that was finished, `words_pass` the last one of the pass under way, `words_event` how far
 * it is.
 */
export const version = 2;

export const statements = `
CREATE VIRTUAL TABLE event_words USING fts5(
  words, content = '', columnsize = 0, detail = none, tokenize = "ascii tokenchars '-_.+/='"
);
INSERT INTO event_words (event_words, rank) VALUES ('hashsize', 67108864), ('secure-delete', 1);
INSERT INTO meta (key, value) VALUES
  ('words_objects', '0'), ('words_pass', '0'), ('words_event', '0');
`;

export const sealed = [] as const;

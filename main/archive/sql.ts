/** A statement and its parameters: every `${value}` of the template became a `?`. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

export type SqlValue = string | number | bigint | Uint8Array | null;

/**
 * Tagged template for SQL. A nested Sql is spliced in with its own parameters; anything else is a
 * parameter, never text, so no value can become part of a statement.
 */
export function sql(parts: TemplateStringsArray, ...inserts: readonly (Sql | SqlValue)[]): Sql {
  let text = parts[0] ?? '';
  const values: SqlValue[] = [];
  inserts.forEach((insert, index) => {
    if (isSql(insert)) {
      text += insert.text;
      values.push(...insert.values);
    } else {
      text += '?';
      values.push(insert);
    }
    text += parts[index + 1] ?? '';
  });
  return { text, values };
}

/** Joins pieces with a word between them, e.g. ` AND `; no piece gives an empty text. */
export function joinSql(pieces: readonly Sql[], between: ' AND ' | ' OR ' | ', '): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(between),
    values: pieces.flatMap((piece) => piece.values),
  };
}

/** A name of a column, table or function; only plain identifiers pass. */
export function name(identifier: string): Sql {
  if (!/^[a-z_][a-z0-9_.]*$/.test(identifier)) throw new TypeError(`not a name: ${identifier}`);
  return { text: identifier, values: [] };
}

function isSql(value: Sql | SqlValue): value is Sql {
  return typeof value === 'object' && value !== null && 'text' in value;
}

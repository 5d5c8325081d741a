/**
 * Names that are words as well: of the record's own format, of queries, of plain sentences. Trails hold
 * users and sessions that are called `user`, `account` or `admin`. These are hidden where they stand as
 * a value; everywhere else the word is only a word.
 */
const words = `
  a about account accounts action actor admin after all an and annotated any api are arn as at aws
  bucket by
  called calls com contains count
  data day days delete deny describe
  ec2 error event events everything exactly
  false field for from
  get group
  has iam id in instance is it its
  json
  key keys
  lambda list log logs
  management mfa my
  name named new no none not note null
  object of on or organization other out
  person policy principal put
  read record region report request resolved resource role root run
  s3 service session set source star status sts
  tag team test text that the them this time to trail true type
  unknown update us use used user username users
  value version
  was what when where which who with write
  yes you
`;
const common = new Set(words.split(/\s+/));

/** True if a name is hidden only where it stands as a value; it is told in lower case. */
export function isCommonWord(name: string): boolean {
  return name.length < 3 || /^[\d.+=,@-]+$/.test(name) || common.has(name);
}

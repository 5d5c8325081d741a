/** The room's door: a query from text or rule, what it means, and what it finds. */
export { and, not, type Query } from './ast.ts';
export { asksForAnnotations, asksForStatus } from './annotated-fields.ts';
export { canonicalQuery } from './canonical-query.ts';
export { compile } from './compile.ts';
export { explain } from './explain.ts';
export { linksOf } from './links/links.ts';
export { Overview } from './facets/overview.ts';
export { exclude, forget, include, within } from './narrow.ts';
export { countEvents, everyRef, pageOfRefs, Search } from './search.ts';
export { OriginalsAhead } from './originals-ahead.ts';
export { parseQuery } from './parse.ts';
export { periodOf } from './stretches.ts';
export { registerRecordFunctions, type ReadRecordText } from './record-functions.ts';
export { inFile, loadRule } from './sigma/rule.ts';
export { instantText } from './time.ts';

/** The room's door: a query from text or rule, what it means, and what it finds. */
export { and, not, type Query } from './ast.ts';
export { asksForAnnotations, asksForStatus } from './annotated-fields.ts';
export { arrivedSince } from './arrived.ts';
export { canonicalQuery } from './canonical-query.ts';
export { complete } from './complete/complete.ts';
export { compile } from './compile.ts';
export { explain, explainConditions } from './explain.ts';
export { linksOf } from './links/links.ts';
export { Overview } from './facets/overview.ts';
export { drop, exclude, forget, include, negate, only, within } from './narrow.ts';
export { countEvents, everyRef, pageOfRefs, Search } from './search.ts';
export { parseQuery } from './parse.ts';
export { valuesOf } from './shared-values.ts';
export { periodOf } from './stretches.ts';
export { WhyNothing } from './why/why-nothing.ts';
export { registerRecordFunctions, type ReadRecordText } from './record-functions.ts';
export { inFile, loadRule } from './sigma/rule.ts';
export { instantText } from './time.ts';

/** The room's door: frameworks, assessments, papers, and what people say about events. */
export { annotate, annotationsOf, type NewAnnotation } from './annotate.ts';
export { getAssessment, listAssessments } from './assessments.ts';
export { conclude, type ActDone, type NewConclusion } from './conclude.ts';
export {
  createAssessment,
  type CreateDependencies,
  type NewAssessment,
} from './create-assessment.ts';
export { frameworks, loadFramework } from './library.ts';
export { populationPage, rerunPopulation, type Rerun } from './populations.ts';
export { acts, projections, type Act, type Projection } from './projections.ts';
export { workpaper } from './workpaper.ts';

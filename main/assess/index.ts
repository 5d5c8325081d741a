/** The room's door: frameworks, assessments, papers, and what people say about events. */
export { annotate, editNote, withdraw } from './annotate.ts';
export { annotationsOf } from './annotations-of.ts';
export { getAssessment, listAssessments } from './assessments.ts';
export { conclude } from './conclude.ts';
export { createAssessment, type NewAssessment } from './create-assessment.ts';
export { frameworks, loadFramework } from './library.ts';
export { populationPage, rerunPopulation } from './populations.ts';
export { carryPrivacy, hidePeople, privacyOf, showPeople, type Privacy } from './privacy.ts';
export { projections, type Act } from './projections.ts';
export { colourTag, hideResolved, sharedViewOf, tagsOf } from './review-view.ts';
export { workpaper } from './workpaper.ts';
export { acknowledgeAlerts } from './alerts/acknowledge.ts';
export { checkAlerts } from './alerts/check-alerts.ts';
export { raisedAlerts } from './alerts/raised-alerts.ts';
export { getView, listViews, storedViews, viewNamed } from './views/list-views.ts';
export { pinView, removeView, saveView } from './views/save-view.ts';
export { sharedFileOf, takeShared, viewsInFile } from './views/share-views.ts';

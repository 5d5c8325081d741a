/** The room's door: independent checks of reports and archives. */
export { verifyArchive } from './archive/verify-archive.ts';
export { verifyProof } from './proof/verify-proof.ts';
export { checkStamp } from './time-stamp/check-stamp.ts';
export { verifyFile, type FileOptions } from './verify-file.ts';
export { verifyReport } from './verify-report.ts';

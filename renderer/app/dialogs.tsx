import type { ReactElement } from 'react';
import { AboutDialog } from './about-dialog.tsx';
import { AddEventDialog } from './add-event-dialog.tsx';
import { AddSearchedDialog } from './add-searched-dialog.tsx';
import { useApp } from './app-context.ts';
import { AroundDialog } from './around-dialog.tsx';
import { AwsCodeDialog } from './aws-code-dialog.tsx';
import { ColumnsDialog } from './columns-dialog.tsx';
import { DisposeDialog } from './dispose-dialog.tsx';
import { DisposeEngagementDialog } from './dispose-engagement-dialog.tsx';
import { EditNoteDialog } from './edit-note-dialog.tsx';
import { ExplainGapDialog } from './explain-gap-dialog.tsx';
import { ExportDialog } from './export-dialog.tsx';
import { HoldDialog } from './hold-dialog.tsx';
import { KeepUntilDialog } from './keep-until-dialog.tsx';
import { LiftDialog } from './lift-dialog.tsx';
import { NewEngagementDialog } from './new-engagement-dialog.tsx';
import { OfferImportDialog } from './offer-import-dialog.tsx';
import { Palette } from './palette.tsx';
import { PoliciesDialog } from './policies-dialog.tsx';
import { ProfileDialog } from './profile-dialog.tsx';
import { RollOverDialog } from './roll-over-dialog.tsx';
import { SaveViewDialog } from './save-view-dialog.tsx';
import { ScheduleDialog } from './schedule-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { useStore } from './store.ts';
import { StatusDialog } from './status-dialog.tsx';
import { SubjectsDialog } from './subjects-dialog.tsx';
import { TagDialog } from './tag-dialog.tsx';
import { UnitsDialog } from './units-dialog.tsx';
import { TimeStampDialog } from './time-stamp-dialog.tsx';

/** Whatever floats above the window now; at most one thing. */
export function Dialogs(): ReactElement | null {
  const { dialog } = useApp();
  const state = useStore(dialog);
  const close = (): void => dialog.set({ kind: 'none' });
  switch (state.kind) {
    case 'none':
      return null;
    case 'palette':
      return <Palette onClose={close} />;
    case 'shortcuts':
      return <ShortcutsDialog onClose={close} />;
    case 'about':
      return <AboutDialog onClose={close} />;
    case 'time-stamp':
      return <TimeStampDialog onClose={close} />;
    case 'profile':
      return (
        <ProfileDialog
          isAsked={state.settle !== undefined}
          onClose={(isNamed) => {
            close();
            state.settle?.(isNamed);
          }}
        />
      );
    case 'new-engagement':
      return <NewEngagementDialog paths={state.paths} onClose={close} />;
    case 'roll-over':
      return <RollOverDialog from={state.from} onClose={close} />;
    case 'offer-import':
      return <OfferImportDialog paths={state.paths} onClose={close} />;
    case 'keep-until':
      return <KeepUntilDialog onClose={close} />;
    case 'hold':
      return <HoldDialog act={state.act} onClose={close} />;
    case 'dispose':
      return <DisposeDialog originals={state.originals} onClose={close} />;
    case 'explain-gap':
      return <ExplainGapDialog gap={state.gap} onClose={close} />;
    case 'aws-code':
      return <AwsCodeDialog key={state.wanted.ask} wanted={state.wanted} onClose={close} />;
    case 'policies':
      return <PoliciesDialog wishes={state.wishes} onClose={close} />;
    case 'tag':
      return <TagDialog target={state.target} onClose={close} />;
    case 'status':
      return <StatusDialog target={state.target} onClose={close} />;
    case 'edit-note':
      return <EditNoteDialog act={state.act} note={state.note} onClose={close} />;
    case 'add-event':
      return <AddEventDialog at={state.at} onClose={close} />;
    case 'save-view':
      return <SaveViewDialog query={state.query} view={state.view} onClose={close} />;
    case 'schedule':
      return <ScheduleDialog wanted={state.wanted} schedule={state.schedule} onClose={close} />;
    case 'units':
      return <UnitsDialog schedule={state.schedule} onClose={close} />;
    case 'export':
      return <ExportDialog target={state.target} onClose={close} />;
    case 'lift-pseudonyms':
      return <LiftDialog onClose={close} />;
    case 'add-searched':
      return <AddSearchedDialog onClose={close} />;
    case 'columns':
      return <ColumnsDialog onClose={close} />;
    case 'around':
      return <AroundDialog event={state.event} onClose={close} />;
    case 'subjects':
      return <SubjectsDialog event={state.event} onClose={close} />;
    case 'dispose-engagement':
      return <DisposeEngagementDialog onClose={close} />;
  }
}

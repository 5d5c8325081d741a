import { Plus } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Assessment } from '../../../preload/contract/assessment.ts';
import { ControlId } from '../../../preload/contract/ids.ts';
import { useApp } from '../../app/app-context.ts';
import { useReadOnly } from '../../app/read-only.tsx';
import { fewOf, plural } from '../../app/format.ts';
import { IconButton, Meter, NavList, Panel, Select, shortenHash } from '../../ui/index.ts';
import { openLook, resultLooks } from './control-result.ts';
import { periodWords } from './period.ts';
import { resultParts } from './result-parts.ts';

export interface NavigatorProps {
  readonly list: readonly Assessment[];
  readonly assessment: Assessment;
  readonly control: ControlId | undefined;
  readonly onControl: (control: ControlId) => void;
}

/** The controls of an assessment with their state and population, and what the assessment is. */
export function Navigator({ list, assessment, control, onControl }: NavigatorProps): ReactElement {
  const app = useApp();
  const isReadOnly = useReadOnly();
  const { framework, controls, accounts, regions, frameworkHash, from, to } = assessment;
  const concluded = controls.filter(({ conclusion }) => conclusion !== null).length;
  const scope = [
    accounts.length === 0 ? 'all accounts' : plural(accounts.length, 'account'),
    regions.length === 0 ? 'all regions' : plural(regions.length, 'region'),
  ].join(', ');
  return (
    <Panel title="Controls" isHeadless isFlush ground="sunken">
      <header className="assessment-nav-head">
        <div className="assessment-nav-title">
          {list.length > 1 ? (
            <Select
              label="Assessment"
              isLabelHidden
              options={list.map(({ id, name }) => ({ id, label: name }))}
              value={assessment.id}
              onChange={(id) => app.go({ at: 'assessments', assessment: id })}
            />
          ) : (
            <h2 title={assessment.name}>{assessment.name}</h2>
          )}
          <IconButton
            label="New assessment"
            size="small"
            icon={<Plus size={15} />}
            isDisabled={isReadOnly}
            onPress={() => app.go({ at: 'assessments', isNew: true })}
          />
        </div>
        <p title={`Framework and rules as of ${frameworkHash}`}>
          {periodWords(from, to)} · pinned {shortenHash(frameworkHash, 4)}
        </p>
        <p title={`${fewOf(accounts, 20)} ${fewOf(regions, 40)}`.trim() || scope}>{scope}</p>
        <p className="ui-truncate" title={`${framework.name} ${framework.version}`}>
          {framework.name} {framework.version}
        </p>
        <Meter label="Controls by result" parts={resultParts(controls)} total={controls.length} />
      </header>
      <NavList
        label="Controls"
        codeWidth={30}
        selected={control === undefined ? [] : [control]}
        onChange={([id]) => {
          if (id !== undefined) onControl(ControlId.parse(id));
        }}
        groups={[
          {
            id: 'controls',
            title: 'Controls',
            count: `${concluded} of ${controls.length} concluded`,
            items: controls.map(({ id, title, population, conclusion }) => {
              const look = conclusion === null ? openLook : resultLooks[conclusion];
              return {
                id,
                code: id,
                label: title,
                count: population,
                glyph: look.glyph,
                glyphLabel: look.words,
              };
            }),
          },
        ]}
      />
    </Panel>
  );
}

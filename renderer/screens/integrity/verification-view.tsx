import type { ReactElement } from 'react';
import type { Check, Verification } from '../../../preload/contract/integrity.ts';
import { Callout, StateGlyph } from '../../ui/index.ts';
import { beyondWords, verdictOf } from './verdict.ts';

/** What a verification found: the verdict, whose key it is, and every single check. */
export function VerificationView({ result }: { readonly result: Verification }): ReactElement {
  const { title, tone } = verdictOf(result);
  return (
    <div className="integrity-result">
      <Callout tone={tone} title={title}>
        {beyondWords(result)}
      </Callout>
      <ul className="integrity-checks" aria-label="Checks">
        {wrongFirst(result.checks).map(({ name, ok, detail }) => (
          <li key={`${name} ${detail}`} data-tone={ok ? 'valid' : 'exception'}>
            <StateGlyph
              state={ok ? 'done' : 'exception'}
              label={ok ? 'as it should be' : 'wrong'}
            />
            <strong>{name}</strong>
            <span className="ui-selectable">{detail}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What is wrong must not be looked for among what is right. */
function wrongFirst(checks: readonly Check[]): readonly Check[] {
  return [...checks.filter(({ ok }) => !ok), ...checks.filter(({ ok }) => ok)];
}

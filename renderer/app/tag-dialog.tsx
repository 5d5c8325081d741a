import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import {
  longestTag,
  tagColours,
  type EngagementTag,
  type TagColour,
} from '../../preload/contract/annotations.ts';
import { Button, Dialog, listMove, RadioGroup, TextField } from '../ui/index.ts';
import { annotate, type AnnotationTarget } from './annotating.ts';
import { useApp } from './app-context.ts';
import { useCall } from './calls.ts';
import { plural } from './format.ts';
import { asProblem } from './problems.ts';
import { TagChip, TagDot } from './tag-chip.tsx';
import { takesFocus } from './takes-focus.ts';

export interface TagDialogProps {
  readonly target: AnnotationTarget;
  readonly onClose: () => void;
}

const colours = tagColours.map((id) => ({ id, label: id, icon: <TagDot colour={id} /> }));
const noTags: readonly EngagementTag[] = [];

/** Puts a tag on events or takes it off: one of the engagement's, found by typing, or a new one. */
export function TagDialog({ target, onClose }: TagDialogProps): ReactElement {
  const app = useApp();
  const known = useCall('annotations.tags', {}).data ?? noTags;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<TagColour | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const tag = typed.trim();
  const isOn = target.tags.includes(tag);
  const colour = chosen ?? known.find((each) => each.tag === tag)?.colour ?? 'grey';
  const save = async (which: string): Promise<void> => {
    if (which === '' || isBusy) return;
    setBusy(true);
    try {
      const isOff = target.tags.includes(which);
      const words = isOff ? { untag: which } : { tag: which };
      const said = isOff ? `no longer tagged “${which}”` : `tagged “${which}”`;
      if (!(await annotate(app, target, words, said))) return setBusy(false);
      if (chosen !== null && which === tag && !isOff) {
        await app.client.call('annotations.colour', { tag: which, colour: chosen });
      }
      onClose();
    } catch (thrown) {
      setError(asProblem(thrown).message);
      setBusy(false);
    }
  };
  const list = useRef<HTMLDivElement>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('input, button') ?? [])];
    const at = stops.findIndex((each) => each === document.activeElement);
    const isLetter = event.key.length === 1;
    const to = isLetter ? undefined : listMove(at, event.key, stops.length);
    const isFieldsOwn = at === 0 && (event.key === 'Home' || event.key === 'End');
    if (to === undefined || isFieldsOwn) return;
    event.preventDefault();
    stops[to]?.focus();
  };
  const fitting = known.filter((each) => each.tag.toLowerCase().includes(tag.toLowerCase()));
  return (
    <Dialog
      isOpen
      onClose={onClose}
      isLocked={isBusy}
      size="small"
      title={`Tag ${target.count === 1 ? 'the event' : plural(target.count, 'event')}`}
      intro="Tags and their colours belong to the engagement: everybody sees them."
      footer={
        <>
          <Button onPress={onClose} isDisabled={isBusy}>
            Cancel
          </Button>
          <Button
            kind="primary"
            isBusy={isBusy}
            isDisabled={tag === ''}
            onPress={() => void save(tag)}
          >
            {isOn ? 'Take the tag off' : 'Put the tag on'}
          </Button>
        </>
      }
    >
      {/* Arrows lead from the field into the list and back, as in the palette. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- only hears its fields */}
      <div ref={list} onKeyDown={onKeyDown} className="app-tag-pick">
        <TextField
          label="Tag"
          placeholder="false positive"
          value={typed}
          onChange={setTyped}
          maxLength={longestTag}
          onEnter={() => void save(tag)}
          error={error}
          {...takesFocus}
        />
        {fitting.length > 0 && (
          <ul className="app-tag-choices" aria-label="Tags of the engagement">
            {fitting.map((each) => (
              <li key={each.tag}>
                <Button
                  size="small"
                  kind="quiet"
                  isDisabled={isBusy}
                  onPress={() => void save(each.tag)}
                >
                  <TagChip tag={each.tag} />{' '}
                  <span className="ui-quiet">
                    {target.tags.includes(each.tag) ? 'take off' : plural(each.events, 'event')}
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <RadioGroup
        label="Colour"
        orientation="horizontal"
        options={colours}
        value={colour}
        onChange={setChosen}
      />
    </Dialog>
  );
}

import { Check } from 'lucide-react';
import type { ReactElement } from 'react';
import { ListBoxItem } from 'react-aria-components';
import { given } from './given.ts';
import type { Option } from './types.ts';

export interface OptionRowProps {
  readonly option: Option;
}

/** One choice in the list of a Select or ComboBox. For this room's fields only. */
export function OptionRow({ option }: OptionRowProps): ReactElement {
  return (
    <ListBoxItem
      {...given({ isDisabled: option.isDisabled })}
      id={option.id}
      textValue={option.label}
      className="ui-menu-item"
    >
      {({ isSelected }) => (
        <>
          <span className="ui-menu-mark">
            {isSelected && <Check size={14} aria-hidden="true" />}
          </span>
          {option.icon !== undefined && <span className="ui-menu-icon">{option.icon}</span>}
          <span className="ui-menu-words">
            <span>{option.label}</span>
            {option.description !== undefined && (
              <span className="ui-menu-description">{option.description}</span>
            )}
          </span>
        </>
      )}
    </ListBoxItem>
  );
}

import { given } from './given.ts';
import type { FieldProps } from './types.ts';

interface LibraryField {
  readonly isDisabled?: boolean;
  readonly isReadOnly?: boolean;
  readonly isRequired?: boolean;
  readonly autoFocus?: boolean;
  readonly name?: string;
  readonly isInvalid: boolean;
  readonly validationBehavior: 'aria';
}

/** Our field props in the library's words; validity is ours alone, the browser is not asked. */
export function fieldState(props: FieldProps): LibraryField {
  const { isDisabled, isReadOnly, isRequired, autoFocus, name, error } = props;
  return {
    ...given({ isDisabled, isReadOnly, isRequired, autoFocus, name }),
    isInvalid: error !== undefined,
    validationBehavior: 'aria',
  };
}

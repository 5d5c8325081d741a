import './fonts.css';
import './styles.css';

export { Avatar, type AvatarProps } from './avatar.tsx';
export { Badge, type BadgeProps } from './badge.tsx';
export { Button, type ButtonProps } from './button.tsx';
export { Callout, type CalloutProps } from './callout.tsx';
export { Card, type CardProps } from './card.tsx';
export { Checkbox, type CheckboxProps } from './checkbox.tsx';
export { CodeView, type CodeViewProps } from './code-view.tsx';
export { ComboBox, type ComboBoxProps } from './combo-box.tsx';
export { DesignPage } from './design-door.tsx';
export { Dialog, type DialogProps } from './dialog.tsx';
export { DropZone, type DropZoneProps } from './drop-zone.tsx';
export { EmptyState, type EmptyStateProps } from './empty-state.tsx';
export { ErrorState, type ErrorStateProps } from './error-state.tsx';
export { Facts, type Fact, type FactsProps } from './facts.tsx';
export { formatCount } from './format-count.ts';
export { FoundText, type FoundTextProps } from './found-text.tsx';
export { afterMove, type ColumnMove } from './column-move.ts';
export type { GridColumn } from './grid-column.ts';
export { Hash, type HashProps } from './hash.tsx';
export { IconButton, type IconButtonProps } from './icon-button.tsx';
export { joinClasses } from './join-classes.ts';
export { JsonTree, type JsonTreeProps } from './json-tree.tsx';
export { listMove } from './list-keys.ts';
export { Kbd, type KbdProps } from './kbd.tsx';
export { Mark, type MarkProps } from './mark.tsx';
export { MarkBox, type MarkBoxProps, type MarkKind } from './mark-box.tsx';
export {
  Menu,
  MenuTrigger,
  type MenuEntry,
  type MenuProps,
  type MenuTriggerProps,
} from './menu.tsx';
export { Meter, type MeterPart, type MeterProps } from './meter.tsx';
export { NavList, type NavListProps } from './nav-list.tsx';
export type { NavGroup, NavItem } from './nav-types.ts';
export { NoteCard, type NoteCardProps } from './note-card.tsx';
export { Panel, type PanelProps } from './panel.tsx';
export { PasswordField, type PasswordFieldProps } from './password-field.tsx';
export { Popover, type PopoverProps } from './popover.tsx';
export { Progress, type ProgressProps } from './progress.tsx';
export { RadioGroup, type RadioGroupProps } from './radio-group.tsx';
export { SearchField, type SearchFieldProps } from './search-field.tsx';
export { SectionLabel, type SectionLabelProps } from './section-label.tsx';
export { Select, type SelectProps } from './select.tsx';
export { addRows, countRows, noRows, type RowRanges } from './row-ranges.ts';
export { Sentence, type Phrase, type SentenceProps } from './sentence.tsx';
export { shortenHash } from './shorten-hash.ts';
export { ariaShortcut, formatShortcut, isMac } from './shortcut.ts';
export { Skeleton, type SkeletonProps } from './skeleton.tsx';
export { Spinner, type SpinnerProps } from './spinner.tsx';
export { SplitView, type SplitPane, type SplitViewProps } from './split-view.tsx';
export { Splitter, type SplitterProps } from './splitter.tsx';
export {
  Suggestions,
  suggestionId,
  type Suggestion,
  type SuggestionsProps,
} from './suggestions.tsx';
export { escapeHidden, showHidden } from './show-hidden.ts';
export { Stat, type StatProps } from './stat.tsx';
export { StateGlyph, type StateGlyphProps } from './state-glyph.tsx';
export { StatusBar, type StatusBarProps, type StatusItem } from './status-bar.tsx';
export { Steps, type Step, type StepsProps } from './steps.tsx';
export { Tabs, type TabItem, type TabsProps } from './tabs.tsx';
export { Tag, type TagProps } from './tag.tsx';
export { TextArea, type TextAreaProps } from './text-area.tsx';
export { TextField, type TextFieldProps } from './text-field.tsx';
export { TitleBar, type TitleBarProps, type TitleBarRoom } from './title-bar.tsx';
export { clearToasts, showToast, ToastRegion, type ToastWords } from './toast.tsx';
export { Toolbar, type ToolbarProps } from './toolbar.tsx';
export { Tooltip, TooltipTarget, type TooltipProps } from './tooltip.tsx';
export type { FieldProps, GlyphState, Option, Tone } from './types.ts';
export { scrollParent } from './scroll-parent.ts';
export { useElementSize } from './use-element-size.ts';
export { useRowHeight } from './use-row-height.ts';
export { VirtualGrid, type VirtualGridHandle, type VirtualGridProps } from './virtual-grid.tsx';

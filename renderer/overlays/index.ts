export { AccessPanel } from './access-panel.tsx';
export { HelpDialog } from './help-dialog.tsx';
export * from './idle-warning.tsx';
export { SpeechDialog } from './speech-dialog.tsx';
export * from './staff-door.tsx';
export { SwitchQuestion } from './switch-question.tsx';

export { ScanFrame } from './scan-frame.tsx';
export { ScanStrip } from './scan-strip.tsx';
export { type Leaf, leavesOf, type Stop } from './scan-tree.ts';
export {
  createScanner,
  NORMAL_SWITCH,
  PACES_MS,
  RESTS_MS,
  type Scanner,
  type Shown,
  type SwitchMoves,
  type SwitchSettings,
} from './scanner.ts';
export { type PersonalSwitch, SwitchContext, usePersonalSwitch } from './switch-context.ts';

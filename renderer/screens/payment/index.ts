import type { ScreensOf } from '../parts/index.ts';
import { ClerkScreen } from './clerk-screen.tsx';
import { DoneScreen } from './done-screen.tsx';
import { PayAgainScreen } from './pay-again-screen.tsx';
import { PayingScreen } from './paying-screen.tsx';
import { PrintingScreen } from './printing-screen.tsx';
import { ReceiptScreen } from './receipt-screen.tsx';
import { ReturningScreen } from './returning-screen.tsx';
import { SlipScreen } from './slip-screen.tsx';

export { TerminalPicture } from './terminal-picture.tsx';

export const paymentScreens: ScreensOf<
  'paying' | 'pay-again' | 'returning' | 'clerk' | 'receipt' | 'printing' | 'slip' | 'done'
> = {
  paying: PayingScreen,
  'pay-again': PayAgainScreen,
  returning: ReturningScreen,
  clerk: ClerkScreen,
  receipt: ReceiptScreen,
  printing: PrintingScreen,
  slip: SlipScreen,
  done: DoneScreen,
};

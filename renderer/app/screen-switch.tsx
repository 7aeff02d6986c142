import type { ReactElement } from 'react';
import type { Screen } from '../../domain/ipc/index.ts';
import {
  AccountScreen,
  AttractScreen,
  BillsScreen,
  BookingFoundScreen,
  CancelBookingScreen,
  CheckInScreen,
  ClerkScreen,
  DoneScreen,
  FormReviewScreen,
  FormScreen,
  HolderScreen,
  HomeScreen,
  LanguageScreen,
  LookUpScreen,
  NotTakenScreen,
  OutOfOrderScreen,
  PayAgainScreen,
  PayingScreen,
  PrintingScreen,
  QueuesScreen,
  ReceiptScreen,
  ReturningScreen,
  ReviewScreen,
  SendingScreen,
  StatusFoundScreen,
  StatusScreen,
  TicketScreen,
} from '../screens/index.ts';

/** The screen for what main shows. */
export function ScreenSwitch({ screen }: { readonly screen: Screen }): ReactElement {
  switch (screen.kind) {
    case 'attract':
      return <AttractScreen screen={screen} />;
    case 'language':
      return <LanguageScreen />;
    case 'home':
      return <HomeScreen screen={screen} />;
    case 'look-up':
      return <LookUpScreen screen={screen} />;
    case 'account':
      return <AccountScreen screen={screen} />;
    case 'holder':
      return <HolderScreen screen={screen} />;
    case 'bills':
      return <BillsScreen screen={screen} />;
    case 'review':
      return <ReviewScreen screen={screen} />;
    case 'form':
      return <FormScreen screen={screen} />;
    case 'form-review':
      return <FormReviewScreen screen={screen} />;
    case 'cancel-booking':
      return <CancelBookingScreen screen={screen} />;
    case 'booking-found':
      return <BookingFoundScreen screen={screen} />;
    case 'queues':
      return <QueuesScreen screen={screen} />;
    case 'check-in':
      return <CheckInScreen screen={screen} />;
    case 'ticket':
      return <TicketScreen screen={screen} />;
    case 'status':
      return <StatusScreen screen={screen} />;
    case 'status-found':
      return <StatusFoundScreen screen={screen} />;
    case 'sending':
      return <SendingScreen />;
    case 'not-taken':
      return <NotTakenScreen screen={screen} />;
    case 'paying':
      return <PayingScreen screen={screen} />;
    case 'pay-again':
      return <PayAgainScreen screen={screen} />;
    case 'returning':
      return <ReturningScreen screen={screen} />;
    case 'clerk':
      return <ClerkScreen screen={screen} />;
    case 'receipt':
      return <ReceiptScreen screen={screen} />;
    case 'printing':
      return <PrintingScreen />;
    case 'done':
      return <DoneScreen screen={screen} />;
    case 'out-of-order':
      return <OutOfOrderScreen screen={screen} />;
  }
}

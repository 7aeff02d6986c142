import {
  CalendarDays,
  FileCheck,
  FileSearch,
  type LucideIcon,
  Megaphone,
  MessageSquare,
  PawPrint,
  ReceiptText,
  Ticket,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { ServiceDefinition } from '../../../domain/town/index.ts';
import {
  BillPicture,
  HallPicture,
  PermitPicture,
  PetPicture,
  PhonePicture,
  SearchPicture,
  StreetPicture,
  TicketPicture,
} from '../../design/index.ts';

type Sign = ServiceDefinition['icon'];

/** What a service is about, as a small sign. */
export const SIGNS: Readonly<Record<Sign, LucideIcon>> = {
  bill: ReceiptText,
  permit: FileCheck,
  pet: PawPrint,
  calendar: CalendarDays,
  report: Megaphone,
  queue: Ticket,
  message: MessageSquare,
  status: FileSearch,
};

/** The same as a picture. */
export const PICTURES: Readonly<Record<Sign, () => ReactElement>> = {
  bill: () => BillPicture({}),
  permit: PermitPicture,
  pet: PetPicture,
  calendar: HallPicture,
  report: StreetPicture,
  queue: TicketPicture,
  message: PhonePicture,
  status: SearchPicture,
};

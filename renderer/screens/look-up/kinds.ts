import {
  Building2,
  CalendarDays,
  CircleHelp,
  ClipboardList,
  Info,
  type LucideIcon,
  MapPin,
  Megaphone,
  Newspaper,
  SquareCheckBig,
  UsersRound,
} from 'lucide-react';
import {
  announcementsOn,
  type Content,
  ITEM_KINDS,
  type ItemKind,
  LIST_OF,
  newsOn,
} from '../../../domain/content/index.ts';

export const KIND_ICONS: Readonly<Record<'service' | ItemKind, LucideIcon>> = {
  service: SquareCheckBig,
  department: Building2,
  person: UsersRound,
  place: MapPin,
  event: CalendarDays,
  announcement: Megaphone,
  news: Newspaper,
  page: Info,
  question: CircleHelp,
  form: ClipboardList,
};

/** The kinds of which there is something on a day: a town without news has no list of news. */
export const kindsIn = (content: Content, today: string): readonly ItemKind[] =>
  ITEM_KINDS.filter((kind) => {
    if (kind === 'announcement') return announcementsOn(content.announcements, today).length > 0;
    if (kind === 'news') return newsOn(content.news, today).length > 0;
    return content[LIST_OF[kind]].length > 0;
  });

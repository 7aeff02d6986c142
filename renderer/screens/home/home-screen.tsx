import {
  CalendarDays,
  FileCheck,
  type LucideIcon,
  Megaphone,
  MessageSquare,
  PawPrint,
  ReceiptText,
  Ticket,
} from 'lucide-react';
import type { ReactElement } from 'react';
import type { ServiceDefinition } from '../../../domain/town/index.ts';
import { Tile } from '../../design/index.ts';
import { Banners, ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';

const icons: Readonly<Record<ServiceDefinition['icon'], LucideIcon>> = {
  bill: ReceiptText,
  permit: FileCheck,
  pet: PawPrint,
  calendar: CalendarDays,
  report: Megaphone,
  queue: Ticket,
  message: MessageSquare,
};

/** The town's services. */
export function HomeScreen(): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say } = useTexts();
  return (
    <ScreenFrame title={say('home.title')} notices={<Banners />} back="session">
      {settings.town.services.map(({ serviceId, icon, title, description }) => (
        <Tile
          key={serviceId}
          icon={icons[icon]}
          title={<TownText text={title} />}
          detail={<TownText text={description} />}
          testId={`service-${serviceId}`}
          onPress={() => act(() => calls['session.openService']({ serviceId }))}
        />
      ))}
    </ScreenFrame>
  );
}

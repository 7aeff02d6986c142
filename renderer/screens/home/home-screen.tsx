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
import type { ScreenOf } from '../../../domain/ipc/index.ts';
import type { ServiceDefinition } from '../../../domain/town/index.ts';
import { Tile } from '../../design/index.ts';
import { Banners, ScreenFrame, useKiosk } from '../../frame/index.ts';
import { TownText, useTexts } from '../../i18n/index.ts';
import style from './home-screen.module.css';

const icons: Readonly<Record<ServiceDefinition['icon'], LucideIcon>> = {
  bill: ReceiptText,
  permit: FileCheck,
  pet: PawPrint,
  calendar: CalendarDays,
  report: Megaphone,
  queue: Ticket,
  message: MessageSquare,
};

/** More than these are drawn small. */
const MOST_LARGE = 4;

/** The town's services. */
export function HomeScreen({ screen }: { readonly screen: ScreenOf<'home'> }): ReactElement {
  const { calls, settings, act } = useKiosk();
  const { say } = useTexts();
  /** What a service lacks now stands in the place of its description. */
  const detailOf = (serviceId: string): string | null => {
    const missing = screen.notNow.find((one) => one.serviceId === serviceId);
    return missing ? say(`home.notNow.${missing.why}`) : null;
  };
  return (
    <ScreenFrame title={say('home.title')} notices={<Banners />} back="session">
      <div className={style.services}>
        {settings.town.services.map(({ serviceId, icon, title, description }) => (
          <Tile
            key={serviceId}
            small={settings.town.services.length > MOST_LARGE}
            icon={icons[icon]}
            title={<TownText text={title} />}
            detail={detailOf(serviceId) ?? <TownText text={description} />}
            disabled={detailOf(serviceId) !== null}
            testId={`service-${serviceId}`}
            onPress={() => act(() => calls['session.openService']({ serviceId }))}
          />
        ))}
      </div>
    </ScreenFrame>
  );
}

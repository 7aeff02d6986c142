import { currentContent } from '../../../domain/wire/index.ts';
import type { Callers } from '../access/index.ts';
import type { Central } from '../central.ts';
import { currentContentForKiosk } from './current-content.ts';
import { serveContentFile } from './serve-content-file.ts';

/** What kiosks ask of the content. */
export function contentRoutes({ kiosks }: Callers, central: Central): void {
  kiosks.serve(currentContent, (input, kiosk) => currentContentForKiosk(central, kiosk, input));
  kiosks.scope((scope) => serveContentFile(scope, central));
}

import {
  createPaperPainter,
  type Paper,
  papersToText,
  paperToSvg,
  paperToText,
} from '../../printer/escpos/decoder/index.ts';
import { printerFaultsPatchSchema, scheduledFaultSchema } from '../../printer/escpos/simulator/index.ts';
import { paperTexts } from '../bench-state.ts';
import type { BenchDevices } from '../devices.ts';
import { json, problem, type Reply, text } from './reply.ts';
import { nothing, type Route, route } from './route.ts';

/** The printer's papers and faults. */
export function printerRoutes(devices: BenchDevices): Route[] {
  const { printer } = devices;
  const paint = createPaperPainter();
  const withPaper = (groups: readonly string[], show: (paper: Paper) => Reply): Reply => {
    const paper = printer.papers().find(({ number }) => number === Number(groups[0]));
    return paper === undefined ? problem(404, `There is no paper ${groups[0]}.`) : show(paper);
  };
  return [
    route('GET', '/api/printer/papers', nothing, () => json(paperTexts(devices))),
    route('GET', '/api/printer/papers.txt', nothing, () => text(papersToText(printer.papers()))),
    route('GET', '/api/printer/papers/:number.txt', nothing, (_, groups) =>
      withPaper(groups, (paper) => text(`${paperToText(paper).join('\n')}\n`)),
    ),
    route('GET', '/api/printer/papers/:number.svg', nothing, (_, groups) =>
      withPaper(groups, (paper) => ({
        status: 200,
        type: 'image/svg+xml; charset=utf-8',
        body: paperToSvg(paper),
      })),
    ),
    route('GET', '/api/printer/papers/:number.png', nothing, (_, groups) =>
      withPaper(groups, (paper) => ({ status: 200, type: 'image/png', body: paint(paper) })),
    ),
    route('GET', '/api/printer/errors', nothing, () => json(printer.errors())),
    route('POST', '/api/printer/faults', printerFaultsPatchSchema, async (change) => {
      await printer.setFaults(change);
      return json(printer.state().faults);
    }),
    route('POST', '/api/printer/schedule', scheduledFaultSchema, (step) => {
      printer.schedule(step);
      devices.touch();
      return json(printer.state().scheduled);
    }),
    route('POST', '/api/printer/reset', nothing, async () => {
      await printer.reset();
      return json({});
    }),
  ];
}

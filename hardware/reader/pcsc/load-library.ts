import { bindCalls, type PcscCalls } from './bind-calls.ts';
import {
  PCSC,
  type PcscCard,
  type PcscContext,
  type PcscLibrary,
  type PcscResult,
  type ReaderState,
} from './pcsc-library.ts';

const SCOPE_SYSTEM = 2;
const SHARE_SHARED = 2;
const PROTOCOL_T0 = 1;
const PROTOCOL_T1 = 2;
const LEAVE_CARD = 0;
const SEND_INFO_BYTES = 16;
const LONGEST_ATR_BYTES = 33;
const LONGEST_ANSWER_BYTES = 258;
const LONGEST_NAMES_BYTES = 4096;

/** Finds the machine's PC/SC library. Null when it has none, or none that the kiosk can speak to (only Linux's is known). */
export async function loadPcscLibrary(): Promise<PcscLibrary | null> {
  if (process.platform !== 'linux') return null;
  try {
    const calls = await bindCalls();
    return { establish: () => establish(calls) };
  } catch {
    return null;
  }
}

async function establish(calls: PcscCalls): Promise<PcscResult<PcscContext>> {
  const handle = [0];
  const code = await calls.establishContext(SCOPE_SYSTEM, null, null, handle);
  return result(code, () => contextOf(calls, handle[0]));
}

function contextOf(calls: PcscCalls, context: unknown): PcscContext {
  return {
    async readers() {
      const names = Buffer.alloc(LONGEST_NAMES_BYTES);
      const length = [names.length];
      const code = await calls.listReaders(context, null, names, length);
      if (code === PCSC.noReaders) return { kind: 'done', value: [] };
      return result(code, () =>
        names
          .toString('utf8', 0, Number(length[0]))
          .split('\0')
          .filter((name) => name !== ''),
      );
    },
    async waitForChange(states, timeoutMs) {
      const raw = states.map(({ reader, state }) => ({
        szReader: reader,
        pvUserData: null,
        dwCurrentState: state,
        dwEventState: 0,
        cbAtr: 0,
        rgbAtr: new Uint8Array(LONGEST_ATR_BYTES),
      }));
      const code = await calls.getStatusChange(context, timeoutMs, raw, raw.length);
      return result(code, () =>
        states.map(({ reader }, index): ReaderState => {
          const { dwEventState, cbAtr, rgbAtr } = raw[index] ?? {};
          return {
            reader,
            state: Number(dwEventState ?? 0),
            atr: rgbAtr?.slice(0, Math.min(Number(cbAtr), LONGEST_ATR_BYTES)) ?? new Uint8Array(),
          };
        }),
      );
    },
    async connect(reader) {
      const [card, protocol] = [[0], [0]];
      const code = await calls.connect(
        context,
        reader,
        SHARE_SHARED,
        PROTOCOL_T0 | PROTOCOL_T1,
        card,
        protocol,
      );
      return result(code, () => cardOf(calls, card[0], Number(protocol[0])));
    },
    async cancel() {
      await calls.cancelContext(context);
    },
    async release() {
      await calls.releaseContext(context);
    },
  };
}

function cardOf(calls: PcscCalls, card: unknown, protocol: number): PcscCard {
  return {
    protocol: protocol === PROTOCOL_T0 ? 'T0' : 'T1',
    async transmit(command) {
      const info = { dwProtocol: protocol, cbPciLength: SEND_INFO_BYTES };
      const answer = new Uint8Array(LONGEST_ANSWER_BYTES);
      const length = [answer.length];
      const code = await calls.transmit(card, info, command, command.length, null, answer, length);
      return result(code, () => answer.slice(0, Number(length[0])));
    },
    async disconnect() {
      await calls.disconnect(card, LEAVE_CARD);
    },
  };
}

function result<Value>(code: number, value: () => Value): PcscResult<Value> {
  return code === 0 ? { kind: 'done', value: value() } : { kind: 'failed', code };
}

import type { TypeObject } from 'koffi';

const LIBRARY = 'libpcsclite.so.1';
const LONGEST_ATR_BYTES = 33;

/** One function of the library, called off the event loop. Gives its code; a call that cannot even be made is an internal error. */
type Call = (...given: readonly unknown[]) => Promise<number>;

/** The functions of winscard.h that the kiosk uses, with C's arguments: arrays of one for what they write. */
export type PcscCalls = Readonly<
  Record<
    | 'establishContext'
    | 'releaseContext'
    | 'cancelContext'
    | 'listReaders'
    | 'getStatusChange'
    | 'connect'
    | 'disconnect'
    | 'transmit',
    Call
  >
>;

const INTERNAL_ERROR = 0x80100001;

/** Loads koffi and the library. Rejects where either is missing. */
export async function bindCalls(): Promise<PcscCalls> {
  const { default: koffi } = await import('koffi');
  const library = koffi.load(LIBRARY);
  // Natural alignment and unsigned long: as pcsc-lite has it on Linux, and nobody else.
  const readerState = koffi.struct({
    szReader: 'const char *',
    pvUserData: 'void *',
    dwCurrentState: 'unsigned long',
    dwEventState: 'unsigned long',
    cbAtr: 'unsigned long',
    rgbAtr: koffi.array('uint8_t', LONGEST_ATR_BYTES, 'Typed'),
  });
  const sendInfo = koffi.struct({ dwProtocol: 'unsigned long', cbPciLength: 'unsigned long' });
  const handle = 'long';
  const number = 'unsigned long';
  const bytes = koffi.pointer('uint8_t');
  const written = koffi.pointer('unsigned long');

  type Type = string | TypeObject | ReturnType<typeof koffi.out>;
  function define(name: string, takes: Type[]): Call {
    const call = library.func(name, 'long', takes);
    return (...given) =>
      new Promise((resolve) => {
        call.async(...given, (error: unknown, code: number | bigint) => {
          // LONG is signed in C, and its codes are written as unsigned 32 bits everywhere.
          resolve(error ? INTERNAL_ERROR : Number(BigInt.asUintN(32, BigInt(code))));
        });
      });
  }

  return {
    establishContext: define('SCardEstablishContext', [
      number,
      'void *',
      'void *',
      koffi.out(koffi.pointer(handle)),
    ]),
    releaseContext: define('SCardReleaseContext', [handle]),
    cancelContext: define('SCardCancel', [handle]),
    listReaders: define('SCardListReaders', [handle, 'void *', bytes, koffi.inout(written)]),
    getStatusChange: define('SCardGetStatusChange', [
      handle,
      number,
      koffi.inout(koffi.pointer(readerState)),
      number,
    ]),
    connect: define('SCardConnect', [
      handle,
      'str',
      number,
      number,
      koffi.out(koffi.pointer(handle)),
      koffi.out(written),
    ]),
    disconnect: define('SCardDisconnect', [handle, number]),
    transmit: define('SCardTransmit', [
      handle,
      koffi.pointer(sendInfo),
      bytes,
      number,
      'void *',
      bytes,
      koffi.inout(written),
    ]),
  };
}

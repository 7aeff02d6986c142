import { expect, it } from 'vitest';
import { type CardContents, createVirtualCard } from '../simulator/index.ts';
import { type CardNumberSource, identifyCard } from './identify-card.ts';

const TOWN_NAME = 'f0544f574e4944';
const SOURCE: CardNumberSource = {
  townApplication: { name: Buffer.from(TOWN_NAME, 'hex'), shortFileId: 1 },
  serialNumber: true,
};
const DIRECTORY = Buffer.from('2PAY.SYS.DDF01').toString('hex');

const townCard = (text: string | Uint8Array, more: CardContents = {}): CardContents => ({
  applications: { [TOWN_NAME]: { 1: Buffer.from(text) } },
  ...more,
});
const card = (cardNumber: string) => ({ kind: 'card', card: { cardNumber } });
const unreadable = (reason: string) => ({ kind: 'unreadable', reason });

function insert(contents: CardContents) {
  const virtual = createVirtualCard(contents);
  const powered = {
    protocol: contents.protocol === 'T0' ? ('T0' as const) : ('T1' as const),
    atr: virtual.atr,
    transmit: async (command: Uint8Array): Promise<Uint8Array | null> => virtual.answer(command),
  };
  return { virtual, powered };
}

const identify = (contents: CardContents, source: Partial<CardNumberSource> = {}) =>
  identifyCard(insert(contents).powered, { ...SOURCE, ...source });

it.each(['T0', 'T1'] as const)('reads the resident number from a town card with %s', async (protocol) => {
  const filled = Buffer.concat([Buffer.from('MB004217'), Buffer.alloc(8, 0xff), Buffer.alloc(8)]);
  expect(await identify(townCard(filled, { protocol, serialNumber: '04a2b91c5e6f80' }))).toEqual(
    card('MB004217'),
  );
});

it.each(['04A2B91C', '04A2B91C5E6F80', '04A2B91C5E6F80112233'])(
  'takes a library card by its serial number %s',
  async (serialNumber) => {
    expect(await identify({ serialNumber })).toEqual(card(serialNumber));
    expect(await identify({ serialNumber, protocol: 'storage' })).toEqual(card(serialNumber));
  },
);

it('asks a memory card only for its serial number', async () => {
  const { virtual, powered } = insert({ serialNumber: '04a2b91c', protocol: 'storage' });
  await identifyCard(powered, SOURCE);
  expect(virtual.commands).toEqual(['ffca000000']);
});

it.each([
  ['drawn anew each time', '08a2b91c'],
  ['of no known length', '04a2b91c5e'],
  ['that is missing', ''],
])('takes no card by a serial number %s', async (_, serialNumber) => {
  expect(await identify({ serialNumber })).toEqual(unreadable('not-a-card-number'));
});

it.each([
  ['no serial number of its own (contact)', {}, {}],
  ['a serial number where the town takes none', { serialNumber: '04a2b91c' }, { serialNumber: false }],
  ['a town file with other bytes', townCard('Mä 42\u0007'), {}],
  ['an empty town file', townCard(''), {}],
  ['a town file longer than a number', townCard('1'.repeat(200)), {}],
  ['the town’s application without its file', { applications: { [TOWN_NAME]: {} } }, {}],
])('reads no card from %s, even one with a serial number', async (_, contents, source) => {
  const number = 'serialNumber' in contents ? contents.serialNumber : '04a2b91c5e6f80';
  const isContact = !('applications' in contents) && !('serialNumber' in contents);
  const whole = isContact ? contents : { ...contents, serialNumber: number };
  expect(await identify(whole, source)).toEqual(unreadable('not-a-card-number'));
});

it('refuses a payment card number in a town file', async () => {
  expect(await identify(townCard('4111111111111111'))).toEqual(unreadable('bank-card'));
});

it.each([
  ['a contactless directory', DIRECTORY, 'T1'],
  ['a contact directory', Buffer.from('1PAY.SYS.DDF01').toString('hex'), 'T0'],
  ['a scheme alone', 'a0000000041010', 'T0'],
] as const)('refuses a card with %s of payment and asks it nothing more', async (_, name, protocol) => {
  const contents = townCard('MB004217', { protocol, serialNumber: '04a2b91c5e6f80' });
  const { virtual, powered } = insert({
    ...contents,
    applications: { ...contents.applications, [name]: { 1: Buffer.from('5413330089020011') } },
  });
  expect(await identifyCard(powered, SOURCE)).toEqual(unreadable('bank-card'));
  expect(virtual.commands.at(-1)).toContain(name);
  for (const command of virtual.commands) expect(command).toMatch(/^00a40400/);
});

it('refuses a card whose payment application is blocked', async () => {
  const { powered } = insert({});
  const blocked = async (): Promise<Uint8Array> => Buffer.from('6283', 'hex');
  expect(await identifyCard({ ...powered, transmit: blocked }, SOURCE)).toEqual(unreadable('bank-card'));
});

it('tells that a card was taken away at whichever command', async () => {
  const whole = insert(townCard('MB004217'));
  await identifyCard(whole.powered, SOURCE);
  const { length } = whole.virtual.commands;
  for (let kept = 0; kept < length; kept += 1) {
    const { powered, virtual } = insert(townCard('MB004217'));
    const transmit = async (command: Uint8Array): Promise<Uint8Array | null> =>
      virtual.commands.length < kept ? virtual.answer(command) : null;
    expect(await identifyCard({ ...powered, transmit }, SOURCE)).toEqual(unreadable('cut-short'));
  }
});

it.each([[''], ['90'], ['00'.repeat(300)]])('survives the answer %j', async (answer) => {
  const { powered } = insert({});
  const transmit = async (): Promise<Uint8Array> => Buffer.from(answer, 'hex');
  expect(await identifyCard({ ...powered, transmit }, SOURCE)).toEqual(unreadable('cut-short'));
});

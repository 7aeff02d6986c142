import { afterAll, beforeAll, expect, it } from 'vitest';
import { disagreements, openTown, setScene, settled, type TestTown } from '../support/index.ts';

let town: TestTown;
beforeAll(async () => { town = await openTown(); });
afterAll(() => town.close());

it('pays', async () => {
  const t=[performance.now()]; const tick=(n:string)=>{t.push(performance.now());console.log(n, Math.round(t.at(-1)!-t.at(-2)!));};
  const scene = await setScene(town);
  tick('scene');
  const { kiosk, resident } = await scene.start();
  tick('start');
  await resident.pay(await town.bill());
  await resident.takeReceipt('print');
  tick('paid');
  await settled(scene);
  tick('settled');
  const { found, books } = await disagreements(scene);
  tick('checked');
  console.log(kiosk.appends.filter(a=>a.when==='after').map(a=>a.kind));
  expect(found).toEqual([]);
  expect(books.accounts[0]).toMatchObject({ charges: 1, posting: { outcome: 'accepted' } });
  await scene.close();
});

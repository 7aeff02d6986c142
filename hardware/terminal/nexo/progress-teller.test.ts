import { beforeEach, describe, expect, it } from 'vitest';
import { createVirtualTimers, type VirtualTimers } from '../../timers/testing/virtual-timers.ts';
import type { PaymentProgress } from '../payment-terminal.ts';
import { createProgressTeller, type ProgressTeller } from './progress-teller.ts';

let timers: VirtualTimers;
let told: PaymentProgress[];
let teller: ProgressTeller;

beforeEach(() => {
  timers = createVirtualTimers();
  told = [];
  teller = createProgressTeller(timers, (step) => told.push(step));
  teller.tell('starting');
});

describe('what the resident sees while the terminal works', () => {
  it('without notifications is to hold the card as soon as the request has left', () => {
    teller.sent(false);
    expect(told).toEqual(['starting', 'present-card']);
  });

  it('with notifications that do not come is the same two seconds later, not earlier', async () => {
    teller.sent(true);
    await timers.advance(1_999);
    expect(told).toEqual(['starting']);
    await timers.advance(1);
    expect(told).toEqual(['starting', 'present-card']);
  });

  it('is what the terminal says, each step once, and nothing of our own besides', async () => {
    teller.sent(true);
    for (const step of ['present-card', 'present-card', 'enter-pin', 'enter-pin'] as const) teller.tell(step);
    await timers.advance(10_000);
    expect(told).toEqual(['starting', 'present-card', 'enter-pin']);
  });

  it('does not go back when the terminal was quicker than the line', async () => {
    teller.tell('authorising');
    teller.sent(true);
    await timers.advance(10_000);
    expect(told).toEqual(['starting', 'authorising']);
    expect(timers.waiting()).toBe(0);
  });

  it('ends with the payment', async () => {
    teller.sent(true);
    teller.end();
    await timers.advance(10_000);
    expect(told).toEqual(['starting']);
  });
});

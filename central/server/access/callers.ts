import type { FastifyInstance } from 'fastify';
import type { Central } from '../central.ts';
import type { Cookies } from './cookies.ts';
import { type KioskCallers, kioskCallers } from './serve-kiosks.ts';
import { type PeopleCallers, peopleCallers } from './serve-people.ts';

/** Whom central serves. A subject registers each of its contracts with those who may call it. */
export type Callers = {
  /** Kiosks; each request is signed. */
  readonly kiosks: KioskCallers;
  /** People who are signed in to the console. */
  readonly people: PeopleCallers;
  /** Anybody: the subject itself looks who it is. */
  readonly anybody: FastifyInstance;
};

export const callersOf = (app: FastifyInstance, central: Central, cookies: Cookies): Callers => ({
  kiosks: kioskCallers(app, central),
  people: peopleCallers(app, central, cookies),
  anybody: app,
});

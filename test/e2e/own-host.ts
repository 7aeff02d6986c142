import { randomInt } from 'node:crypto';

/**
 * An address of this machine for a card terminal, whose ports are fixed: towns of tests that run beside each other, in one run or in two,
 * hardly ever have the same (1 in 8 million).
 */
export const ownHost = (): string => `127.${64 + randomInt(128)}.${randomInt(256)}.${1 + randomInt(254)}`;

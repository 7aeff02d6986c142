import type { Plugin } from 'vite';

const CONTRACTS = /\/(?:central|domain)\/wire\/[\w-]+-contracts\.ts$/;
const SUMMARY = /(^\s*summary:)\s*(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"),$/gm;
const EMPTY = /^\s*summary: '',$/gm;
const ANY = /^\s*summary:/gm;

/**
 * Leaves out what contracts say of their routes for the OpenAPI document: a page that calls them shows none of it, and would load all of it.
 * A summary that is not one plain text stops the build.
 */
export function withoutSummaries(): Plugin {
  return {
    name: 'without-summaries',
    enforce: 'pre',
    transform(code, id) {
      return CONTRACTS.test(id) ? { code: leaveOutSummaries(code), map: null } : null;
    },
  };
}

/** The source of contracts with empty summaries. */
export function leaveOutSummaries(code: string): string {
  const without = code.replace(SUMMARY, "$1 '',");
  const count = (what: RegExp): number => without.match(what)?.length ?? 0;
  if (count(ANY) !== count(EMPTY)) throw new Error('A contract has a summary that is not one plain text.');
  return without;
}

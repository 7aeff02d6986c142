import { messageOf } from '../../../domain/failure/index.ts';
import { type AuditHead, readHeads, verifyAudit, verifyClerkEntries } from '../audit-chain/index.ts';
import { type Command, refused } from './command.ts';
import { auditHeadFileOf } from './options.ts';

/** Verifies the audit log, and what clerks wrote beside the kiosks' journals. */
export const auditCommand: { readonly usage: string; readonly run: Command } = {
  usage: 'verify [file of heads kept outside]',
  run: async ({ db }, [word = '', file], settings) => {
    if (word !== 'verify') return refused('expected verify');
    let heads: readonly AuditHead[];
    try {
      heads = await readHeads(file ?? auditHeadFileOf(settings));
    } catch (error) {
      return refused(`the heads cannot be read: ${messageOf(error)}`);
    }
    if (file !== undefined && heads.length === 0) return refused('the file has no heads');
    const answer = await verifyAudit(db, heads);
    const clerkEntries = await verifyClerkEntries(db);
    return {
      done: answer.kind === 'sound' && clerkEntries.kind === 'sound',
      answer: { ...answer, headsCompared: heads.length, clerkEntries },
    };
  },
};

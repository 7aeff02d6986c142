import { z } from 'zod';
import { CaseStatus } from '../../../domain/case/index.ts';

/** Which applications are shown, as the address of their page says it; without a status, those that wait. */
export const ApplicationSearch = z.strictObject({ status: CaseStatus.optional() });

import { z } from 'zod';
import { ApplicationStatus } from '../../../domain/application/index.ts';

/** Which applications are shown, as the address of their page says it; without a status, those that wait. */
export const ApplicationSearch = z.strictObject({ status: ApplicationStatus.optional() });

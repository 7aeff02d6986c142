import type { LocalizedText } from '../../../domain/text/index.ts';

/** Who can be asked about a report: kept for the town's own people, and never in an answer to anybody else. */
export type Contact = {
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
};

/** Answers to further questions, by their code; of a choice the option's value. */
export type Attributes = Readonly<Record<string, string | string[]>>;

/** A problem in the town, before it has a number. */
export type NewReport = {
  readonly townId: string;
  readonly serviceId: string;
  readonly serviceCode: string;
  readonly serviceName: LocalizedText;
  readonly description: string;
  readonly address: string | null;
  /** In degrees (WGS 84). */
  readonly position: { readonly latitude: number; readonly longitude: number } | null;
  readonly attributes: Attributes;
  readonly requestedAt: Date;
};

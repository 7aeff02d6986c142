export {
  type Answer,
  type CentralClient,
  type CentralClientSettings,
  createCentralClient,
} from './central-client.ts';
export * from './deliver-journal.ts';
export * from './download.ts';
export * from './loop.ts';

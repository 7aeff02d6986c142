export { type CaughtMail, type MailAnswer, type MailCatcher, startMailCatcher } from './mail-catcher.ts';

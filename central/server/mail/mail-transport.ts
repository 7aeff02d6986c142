import { createTransport, type Transporter } from 'nodemailer';

/** A way to send mail by an SMTP address such as `smtps://user:password@mail.example:465`. Every step has a deadline. */
export const mailTransport = (url: string): Transporter =>
  createTransport({
    url,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  } as object);

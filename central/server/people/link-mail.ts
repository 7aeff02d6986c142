/** What stands in the mail with which somebody gets their link. */
export const linkMail = ({
  userName,
  expiresAt,
  link,
}: {
  readonly userName: string;
  readonly expiresAt: Date;
  readonly link: string;
}): { readonly subject: string; readonly text: string } => ({
  subject: 'Choose your password for the townhall console',
  text: [
    `Your user name is ${userName}.`,
    '',
    'Choose your password here. The link is good once:',
    link,
    '',
    `It ends on ${expiresAt.toISOString().slice(0, 16).replace('T', ' ')} UTC. If it has ended or was used already, ask the town’s administrator for`,
    'another one. If you did not expect this mail, tell the administrator and do not open the link.',
    '',
  ].join('\n'),
});

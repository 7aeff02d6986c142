export const texts = {
  title: 'Your account',
  secondFactor: 'Second factor',
  isOn: 'On: signing in asks for a code of your authenticator app.',
  isOff: 'Off. With a second factor, somebody who knows your password still cannot sign in.',
  wanted: 'Your role needs a second factor',
  wantedHelp:
    'Besides your password you sign in with a code that an app on your phone shows. Any authenticator app will do. It takes two minutes.',
  password: 'Your password',
  begin: 'Set up the second factor',
  busy: 'One moment…',
  scan: 'Scan this with your authenticator app',
  orType: 'Or type this secret into the app:',
  code: 'Code that the app shows now',
  confirm: 'Turn on',
  recoveryTitle: 'Write down your recovery codes',
  recoveryHelp:
    'Each signs you in once when your phone is lost. Keep them where you keep important papers. They are not shown again.',
  done: 'I have written them down',
  notSetUp: 'The second factor was not set up',
  signOut: 'Sign out',
  passwordTitle: 'Password',
  changePassword: 'Change the password',
  notChanged: 'The password was not changed',
  changed: 'The password was changed, and your other sessions have ended',
  wrongPassword: 'The password is wrong.',
};

export const setUpRefusals = {
  password: 'The password is wrong.',
  code: 'The code does not fit. Wait for the next one, and check that the clock of the phone is right.',
  on: 'The second factor is on already.',
  'not-begun': 'Begin again.',
} as const;

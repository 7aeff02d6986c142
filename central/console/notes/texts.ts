export const texts = {
  title: 'Notes',
  none: 'There are no notes.',
  list: 'Notes, in order',
  write: 'Write a note',
  erased: 'Erased, because the retention time of the personal data is over.',
};

export const dialogTexts = {
  failed: 'The note was not kept',
  cancel: 'Cancel',
  saving: 'Saving…',
  save: 'Keep the note',
  text: 'Note',
  textHint:
    'For the next person who looks here. It stays with your name: no one can change it. It is erased with the personal data here.',
  empty: 'Write something: an empty note tells no one anything.',
  noSubject: 'Central no longer knows what this note is about. Load the page again.',
};

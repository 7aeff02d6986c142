export const texts = {
  saved: 'Saved filters',
  save: 'Save filter',
  saveTitle: 'Save this filter',
  change: 'Change filters',
  changeTitle: 'Your saved filters',
  name: 'Name',
  saveHelp: 'You find it above the list. No one else sees it.',
  typed: 'What you typed in the search box is not saved, because it may name a resident. All else is.',
  onlyTyped:
    'Only what you typed in the search box narrows the list. It is not saved, because it may name a resident: choose something besides.',
  cancel: 'Cancel',
  close: 'Close',
  rename: 'Rename',
  delete: 'Delete',
  failed: 'Not saved',
  refused: {
    exists: 'You have a filter with this name. Choose another name.',
    unknown: 'This filter is not there any more.',
    'too-many': 'You have 50 filters for this list. Delete one that you do not need.',
  },
} as const;

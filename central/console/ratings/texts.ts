import type { RatingReason } from '../../../domain/journal/index.ts';

export const texts = {
  title: 'Satisfaction',
  caption: 'What residents think, by service, over the last 30 days',
  service: 'Service',
  count: 'Ratings',
  mean: 'Mean (1 to 5)',
  scores: 'Count of 1 · 2 · 3 · 4 · 5',
  reasons: 'Main reasons',
  empty: 'No one has rated a service in the last 30 days.',
};

export const reasonTexts: Readonly<Record<RatingReason, string>> = {
  easy: 'Easy',
  'hard-to-understand': 'Hard to understand',
  'too-slow': 'Too slow',
  'something-missing': 'Something is missing',
  'something-broken': 'Something did not work',
};

import type { App, ScreenName } from './app.svelte';

/** What was already done when a step began. */
export interface Before {
  articlesRead: number;
  reportsSaved: number;
}

export interface TourStep {
  name: 'peak' | 'read' | 'outlets' | 'sentences' | 'report';
  /** Where it is done. */
  screen: ScreenName;
  done: (app: App, before: Before) => boolean;
}

/** From a figure to a report, each step ended by doing it. */
export const steps: TourStep[] = [
  { name: 'peak', screen: 'trends', done: (app) => app.screen === 'trends' && app.place.at !== null },
  { name: 'read', screen: 'trends', done: (app, before) => app.articlesRead > before.articlesRead },
  { name: 'outlets', screen: 'trends', done: (app) => app.question.split === 'outlet' },
  { name: 'sentences', screen: 'sentences', done: (app, before) => app.screen === 'sentences' && app.articlesRead > before.articlesRead },
  { name: 'report', screen: 'report', done: (app, before) => app.reportsSaved > before.reportsSaved },
];

import type { PublishedSection } from '../../../main/contract/reference.ts'

/** How far a section is with a site. */
export type SectionStanding = 'taken' | 'waiting' | 'sent' | 'refused' | 'leaving'

export const standingOf = ({ waiting, leaving, taken }: PublishedSection): SectionStanding =>
  leaving ? 'leaving' : waiting ? 'waiting' : taken === null ? 'sent' : taken ? 'taken' : 'refused'

/** What it looks like, the same on every page. */
export const standingTones = {
  taken: 'done',
  waiting: 'waiting',
  sent: 'waiting',
  refused: 'overdue',
  leaving: 'waiting',
} as const satisfies Readonly<Record<SectionStanding, string>>

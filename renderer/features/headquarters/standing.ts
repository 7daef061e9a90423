import type { HqSiteRow } from '../../../main/contract/headquarters.ts'

/** A site that sent nothing for longer is asked about, in days. */
const silence = 7
const day = 86_400_000

export type Trouble = 'silent' | 'waiting' | 'missing' | 'forks' | 'heldBack'

/** What needs a look at a site, the gravest first, each with its number (of days, parcels, files, copies, entries). */
export function troublesOf(site: HqSiteRow, now: number): { trouble: Trouble; count: number }[] {
  const days = site.heardAt === null ? 0 : Math.floor((now - site.heardAt) / day)
  const all: { trouble: Trouble; count: number }[] = [
    { trouble: 'forks', count: site.forks },
    { trouble: 'silent', count: days >= silence ? days : 0 },
    { trouble: 'waiting', count: site.waiting },
    { trouble: 'heldBack', count: site.heldBack },
    { trouble: 'missing', count: site.missing },
  ]
  return all.filter(({ count }) => count > 0)
}

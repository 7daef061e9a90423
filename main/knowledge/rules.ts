import type { AnswerState, AnswerVersion } from '../contract/knowledge.ts'

/** Whether a version is said on a day, `2026-07-12`. A draft never is. */
export function isValidOn(version: Pick<AnswerVersion, 'from' | 'until'>, day: string): boolean {
  return version.from !== null && version.from <= day && (version.until === null || version.until >= day)
}

/** How an answer stands on a day, and which of its versions speaks for it. Versions come newest first. */
export function standOf(
  versions: readonly AnswerVersion[],
  retired: boolean,
  day: string,
): { readonly state: AnswerState; readonly shown: AnswerVersion } | undefined {
  const approved = versions.filter(version => version.from !== null)
  const valid = approved.find(version => isValidOn(version, day))
  const upcoming = approved.find(version => isUpcoming(version, day))
  const [newest] = versions
  const shown = valid ?? upcoming ?? approved[0] ?? newest
  if (!shown) return undefined
  if (retired) return { state: 'retired', shown }
  if (valid) return { state: 'valid', shown }
  if (upcoming) return { state: 'upcoming', shown }
  return { state: approved.length > 0 ? 'expired' : 'draft', shown }
}

/** A version that is replaced before its first day ends before it begins, and never comes. */
function isUpcoming({ from, until }: AnswerVersion, day: string): boolean {
  return from !== null && from > day && (until === null || until >= from)
}

/** Approved versions that a new one takes the place of from its first day on, with their last day then. */
export function replacedBy(
  versions: readonly AnswerVersion[],
  from: string,
): readonly { readonly versionId: string; readonly until: string }[] {
  const until = dayBefore(from)
  return versions
    .filter(version => version.from !== null && (version.until === null || version.until > until))
    .map(({ id }) => ({ versionId: id, until }))
}

/** The calendar day before one, `2026-03-01` → `2026-02-28`. */
export function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}

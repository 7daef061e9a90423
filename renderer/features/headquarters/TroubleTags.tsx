import type { HqSiteRow } from '../../../main/contract/headquarters.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { type Trouble, troublesOf } from './standing.ts'
import { texts } from './texts.ts'

const tones = {
  silent: 'overdue',
  forks: 'danger',
  waiting: 'dueSoon',
  heldBack: 'dueSoon',
  missing: 'waiting',
} as const satisfies Record<Trouble, string>

/** How a site stands, in words with their colours. */
export function TroubleTags({ site }: { readonly site: HqSiteRow }) {
  const t = useTexts(texts)
  const now = useNow()
  if (site.enrolledAt === null)
    return site.invitationUntil === null ? (
      <StateTag tone="overdue">{t('invitationOver')}</StateTag>
    ) : (
      <StateTag tone="waiting">
        {t('invited')} · {t('invitedUntil', { day: formatDay(site.invitationUntil) })}
      </StateTag>
    )
  const troubles = troublesOf(site, now)
  if (troubles.length === 0) return <StateTag tone="done">{t('fine')}</StateTag>
  return (
    <span className="hq-tags">
      {troubles.map(({ trouble, count }) => (
        <StateTag key={trouble} tone={tones[trouble]}>
          {t(trouble, trouble === 'silent' ? { days: count } : { count })}
        </StateTag>
      ))}
    </span>
  )
}

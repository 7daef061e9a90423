import { useQuery } from '@tanstack/react-query'
import type { ClockNotice } from '../../../main/contract/deadlines.ts'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { texts } from './texts.ts'

/** Tells of a computer clock that was set, and of a year whose holidays are missing; nothing where all is well. */
export function ClockNotices() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const found = useQuery(
    trpc.deadlines.notices.queryOptions(undefined, { meta: { live: false }, refetchInterval: 60_000 }),
  )
  const say = (notice: ClockNotice) =>
    notice.type === 'yearMissing'
      ? t(notice.next ? 'yearMissingNext' : 'yearMissing', { year: notice.year })
      : t(notice.type, {
          from: formatMoment(notice.from, language),
          to: formatMoment(notice.to, language),
        })
  return found.data?.map(notice => (
    <span
      key={notice.type === 'yearMissing' ? notice.year : notice.type}
      role="status"
      title={notice.type === 'yearMissing' ? t('yearMissingHow', { year: notice.year }) : undefined}
    >
      <StateTag tone={notice.type === 'yearMissing' ? 'dueSoon' : 'overdue'}>{say(notice)}</StateTag>
    </span>
  ))
}

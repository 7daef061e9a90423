import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { ageText } from './age-text.ts'
import { texts } from './texts.ts'

/** How old the copy on the standby is, in the status line; nothing where there is no standby. */
export function StandbyAge() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('station.manage')
  const status = useQuery(
    trpc.standby.status.queryOptions(undefined, { meta: { live: false }, refetchInterval: 30_000 }),
  )
  const best = status.data?.[0]
  if (!best) return null
  const { age, late, isThere } = best
  const aged = age === null ? t('ageNone') : t(late ? 'ageLate' : 'ageShort', { age: ageText(age, t) })
  const shown = !isThere ? (
    <StateTag tone="overdue">
      {t('ageAway')}
      {age === null ? null : ` · ${ageText(age, t)}`}
    </StateTag>
  ) : late ? (
    <StateTag tone="overdue">{aged}</StateTag>
  ) : (
    aged
  )
  const why = isThere ? t('hint') : t('ageAwayWhat')
  return may ? (
    <Link to="/more/settings/standby" title={why}>
      {shown}
    </Link>
  ) : (
    <span title={why}>{shown}</span>
  )
}

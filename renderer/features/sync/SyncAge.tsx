import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { texts } from './texts.ts'

const day = 86_400_000

/**
 * What headquarters has not confirmed, in the status line, and where it has been silent for long since when.
 * @param operations recorded here altogether
 */
export function SyncAge({ operations }: { readonly operations: number }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('sync.run')
  const status = useQuery(trpc.sync.status.queryOptions(undefined, { refetchInterval: 5 * 60_000 }))
  if (!status.data) return null
  const { hq, unsent, late, silentFor } = status.data
  const said =
    hq === null
      ? t('age.none', { count: operations })
      : unsent === 0
        ? t('age.all')
        : t('age.unsent', { count: unsent })
  const silent = t('age.late', { days: Math.floor(silentFor / day) })
  return (
    <>
      <span className="status-recorded" title={said}>
        {may && hq !== null ? <Link to="/more/sync">{said}</Link> : said}
      </span>
      {late ? (
        <span title={t('age.what')}>
          {may ? (
            <Link to="/more/sync">
              <StateTag tone="dueSoon">{silent}</StateTag>
            </Link>
          ) : (
            <StateTag tone="dueSoon">{silent}</StateTag>
          )}
        </span>
      ) : null}
    </>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** In the status line: stored files that are damaged or gone and that no backup could give back; nothing else. */
export function DamagedFiles() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const status = useQuery(
    trpc.integrity.status.queryOptions(undefined, { meta: { live: false }, refetchInterval: 5 * 60_000 }),
  )
  if (!status.data || status.data.open === 0) return null
  return (
    <Link className="status-closing" to="/more/files">
      {t('status', { count: status.data.open })}
    </Link>
  )
}

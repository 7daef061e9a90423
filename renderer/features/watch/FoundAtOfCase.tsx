import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'

/** Where on the watch list a case was found, and when it was posted. */
export function FoundAtOfCase({ caseId }: { readonly caseId: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(trpc.watch.foundAt.queryOptions({ caseId }, { staleTime: 300_000 }))
  if (!data) return null
  return (
    <p className="desk-soft">
      {t('foundAt')} <Link to={`/more/watch?place=${data.placeId}`}>{data.placeName}</Link>
      {data.postedAt === null ? null : ` · ${t('posted', { time: formatMoment(data.postedAt, language) })}`}
    </p>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Alert } from 'antd'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { texts } from './texts.ts'
import { Whereto } from './Whereto.tsx'

/** Between two looks at where the desk that took over is, in milliseconds: its station may be switched on later. */
const lookEvery = 30_000

/** On a page of a device that goes on: its desk was replaced, since when, and where to go. */
export function ReplacedNote() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const { data } = useQuery(
    trpc.standby.replacement.queryOptions(undefined, { meta: { live: false }, refetchInterval: lookEvery }),
  )
  return (
    <Alert
      type="warning"
      showIcon
      title={t('replacedTitleDevice')}
      description={
        data ? (
          <>
            <p>{t('replacedTextDevice', { at: formatMoment(data.at, language) })}</p>
            <Whereto by={data.by} />
          </>
        ) : null
      }
    />
  )
}

import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useThisDevice } from '../../app/this-device.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { LaterPart } from './LaterPart.tsx'
import { RejoinPart } from './RejoinPart.tsx'
import { texts } from './texts.ts'
import { Whereto } from './Whereto.tsx'

/** Another desk went on from a copy of this one: since when, and what was entered here that it lacks. */
export function ReplacedScreen() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const onThisComputer = useThisDevice().device === null
  const replacement = useQuery(trpc.standby.replacement.queryOptions(undefined, { meta: { live: false } }))
  if (replacement.error && !replacement.data)
    return <ErrorState error={replacement.error} retry={replacement.refetch} />
  if (!replacement.data) return <Loading rows={4} />
  const { at, letter, by, later } = replacement.data
  return (
    <DoorScreen title={t(onThisComputer ? 'replacedTitle' : 'replacedTitleDevice')} wide>
      <p>{t(onThisComputer ? 'replacedText' : 'replacedTextDevice', { at: formatMoment(at, language) })}</p>
      <Whereto by={by} />
      <p>{t('replacedLetter', { letter })}</p>
      {later === null ? null : later === 0 ? (
        <p>{t('laterNone')}</p>
      ) : (
        <>
          <h2>{t('laterTitle')}</h2>
          <p>{t('laterText', { count: later })}</p>
          <LaterPart />
        </>
      )}
      {onThisComputer ? <RejoinPart /> : null}
    </DoorScreen>
  )
}

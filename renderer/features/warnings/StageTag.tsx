import { type WarningRow, wentUp } from '../../../main/contract/warnings.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time, TimeLeft } from '../../components/Time.tsx'
import { useProfile } from '../cases/useProfile.ts'
import { askedText } from './asked-text.ts'
import { texts } from './texts.ts'

/** How far a warning has grown, as the profile calls it. */
export function StageTag({ stage, ended }: { readonly stage: number; readonly ended: boolean }) {
  const profile = useProfile()
  const language = useLanguage()
  const stages = profile?.levels.collective.stages ?? []
  const name = stages[Math.min(stage, stages.length - 1)]?.name[language]
  if (name === undefined) return null
  const tone = ended ? 'off' : stage === 0 ? 'dueSoon' : stage === 1 ? 'serious' : 'danger'
  return <StateTag tone={tone}>{name}</StateTag>
}

/** How far it is: wants an answer, has gone up, is being worked on, wants an analysis. */
export function WarningStanding({ row }: { readonly row: WarningRow }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const now = useNow()
  if (wentUp(row)) {
    const words = row.state === 'raised' ? 'gone' : 'analysisGone'
    return <StateTag tone="overdue">{t(words, { who: askedText(row.asked, language) })}</StateTag>
  }
  const analysis = row.state === 'acknowledged' && row.nextAnalysisAt !== null && row.nextAnalysisAt <= now
  return <span>{analysis ? t('analysisDue') : t(`state.${row.state}`)}</span>
}

/** The time that matters now: until when somebody must answer, when it is analysed next, when it ended. */
export function WarningTime({ row }: { readonly row: WarningRow }) {
  const now = useNow()
  if (row.endedAt !== null) return <Time at={row.endedAt} />
  const due = row.state === 'raised' ? row.respondBy : row.nextAnalysisAt
  if (due === null) return null
  return (
    <StateTag tone={due < now ? 'overdue' : 'plain'}>
      <TimeLeft at={due} />
    </StateTag>
  )
}

import type { CallbackRow } from '../../../main/contract/callback-views.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { CallbackTag, CareTag, SatisfactionTag, WindowDays } from './CallbackTags.tsx'
import { texts } from './texts.ts'
import { useKindText } from '../cases/useProfile.ts'

/** One callback of the list: whom, what about, until when. */
export function CallbackRowView({ row }: { readonly row: CallbackRow }) {
  const t = useTexts(texts)
  const kindText = useKindText()
  const word = useWord()
  const about = [row.caseKind === null ? '' : kindText(row.caseKind), row.caseSummary ?? '']
    .filter(part => part !== '')
    .join(' · ')
  return (
    <div className="case-row">
      <div className="case-row-head">
        <strong>{row.name ?? t('noName')}</strong>
        {row.unitNumber ? <span className="desk-figures">{row.unitNumber}</span> : null}
        <span className="case-row-time desk-soft">
          <WindowDays row={row} />
        </span>
      </div>
      <div className="case-row-text">{about === '' ? word(row.planName) : about}</div>
      <div className="case-row-foot">
        <CallbackTag row={row} />
        {row.state === 'open' && !row.mine ? <StateTag tone="waiting">{t('needsOther')}</StateTag> : null}
        {row.satisfaction === null ? null : <SatisfactionTag value={row.satisfaction} />}
        {row.care === null ? null : <CareTag state={row.care} />}
        {about === '' ? null : <span className="desk-soft">{word(row.planName)}</span>}
        {row.calls > 1 ? (
          <span className="desk-soft">{t('callOf', { call: row.call, calls: row.calls })}</span>
        ) : null}
        {row.state === 'open' && row.attempts > 0 ? (
          <span className="desk-soft">{t('attempts', { count: row.attempts })}</span>
        ) : null}
      </div>
    </div>
  )
}

import { visitPurposeWords, visitStateWords } from '../../../main/contract/knowledge-words.ts'
import type { VisitRow, VisitState } from '../../../main/contract/visits.ts'
import { useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

const tones = {
  planned: 'waiting',
  agreed: 'plain',
  held: 'done',
  missed: 'dueSoon',
  cancelled: 'off',
} as const

/** How a visit stands. */
export function VisitTag({ state }: { readonly state: VisitState }) {
  const word = useWord()
  return <StateTag tone={tones[state]}>{word(visitStateWords[state])}</StateTag>
}

/** One visit in a list. */
export function VisitLine({ row }: { readonly row: VisitRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const at = row.heldAt ?? row.appointmentAt
  return (
    <div className="visit-line">
      <span className="visit-line-head">
        <strong className="desk-figures">{row.unitNumber}</strong>
        <span className="desk-soft">{row.buildingName}</span>
        <span className="visit-line-time">
          {at === null ? t('noAppointment') : <Time at={at} as="moment" />}
        </span>
        <VisitTag state={row.state} />
      </span>
      <span className="desk-soft">
        {word(visitPurposeWords[row.purpose])} · {row.visitorName ?? t('nobody')}
      </span>
    </div>
  )
}

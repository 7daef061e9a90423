import { Link } from 'react-router'
import { visitPurposeWords } from '../../../main/contract/knowledge-words.ts'
import type { PreparationSheet } from '../../../main/contract/visits.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import type { ReadItem } from '../../offline/store.ts'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** How far what was recorded of a visit has come; undefined where nothing was. */
export function markOf(items: readonly ReadItem[]): 'kept' | 'refused' | 'delivered' | undefined {
  if (items.length === 0) return undefined
  if (items.some(item => item.state === 'refused')) return 'refused'
  return items.every(item => item.state === 'delivered') ? 'delivered' : 'kept'
}

const tones = { kept: 'waiting', refused: 'overdue', delivered: 'done' } as const

interface VisitCardProps {
  readonly sheet: PreparationSheet
  /** What was recorded of it here. */
  readonly items: readonly ReadItem[]
}

/** One visit in the list: large enough for a thumb. */
export function VisitCard({ sheet: { visit, people }, items }: VisitCardProps) {
  const t = useTexts(texts)
  const word = useWord()
  const mark = markOf(items)
  return (
    <Link to={`/tablet/${visit.id}`} className="tablet-card">
      <span className="tablet-card-head">
        <strong className="desk-figures">{visit.unitNumber}</strong>
        <span>{visit.buildingName}</span>
        {mark === undefined ? null : <StateTag tone={tones[mark]}>{t(`mark.${mark}`)}</StateTag>}
      </span>
      <span>
        {visit.appointmentAt === null ? t('noAppointment') : <Time at={visit.appointmentAt} as="moment" />} ·{' '}
        {word(visitPurposeWords[visit.purpose])}
      </span>
      <span className="desk-soft">{[...new Set(people.map(one => one.name ?? '—'))].join(comma())}</span>
    </Link>
  )
}

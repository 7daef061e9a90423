import { Link } from 'react-router'
import { comma, useTexts } from '../../../app/i18n.ts'
import { StateTag } from '../../../components/StateTag.tsx'
import type { ReadItem } from '../../../offline/store.ts'
import { texts as tabletTexts } from '../../tablet/texts.ts'
import { markOf } from '../../tablet/VisitCard.tsx'
import type { Carried, CarriedHome } from './carried.ts'
import { roomsOf } from './rooms.ts'
import { isSaid } from './say.ts'
import { progressOf, type Sheet, standing } from './sheet.ts'
import { texts } from './texts.ts'

interface HomeCardProps {
  readonly home: CarriedHome
  readonly carried: Carried
  /** Walks through it on this device. */
  readonly mine: readonly Sheet[]
  /** What of them is in the outbox. */
  readonly items: readonly ReadItem[]
}

const tones = { kept: 'waiting', refused: 'overdue', delivered: 'done' } as const

/** One home in the list: how far the walk is, and how much of it reached the desk. */
export function HomeCard({ home, carried, mine, items }: HomeCardProps) {
  const t = useTexts(texts)
  const tablet = useTexts(tabletTexts)
  const sheet = mine.at(-1)
  const inOutbox = markOf(items)
  const mark = inOutbox === 'delivered' && mine.some(one => !isSaid(one)) ? 'kept' : inOutbox
  const found = mine.flatMap(standing).length
  return (
    <Link to={`/tablet/inspections/${home.unitId}`} className="tablet-card">
      <span className="tablet-card-head">
        <strong className="desk-figures">{home.number}</strong>
        <span>{home.buildingName}</span>
        {mark === undefined ? null : <StateTag tone={tones[mark]}>{tablet(`mark.${mark}`)}</StateTag>}
      </span>
      <span>
        {sheet
          ? sheet.done
            ? t(`stand.${sheet.done.conclusion}`)
            : t('stand.begun', { ...progressOf(sheet, roomsOf(carried, home)) })
          : t('stand.new')}
        {found > 0 ? ` · ${t('defectsOf', { count: found })}` : ''}
        {home.open.length > 0 ? ` · ${t('open', { count: home.open.length })}` : ''}
      </span>
      <span className="desk-soft">
        {[...new Set(home.people.map(one => one.name ?? '—'))].join(comma()) || t('nobody')}
      </span>
    </Link>
  )
}

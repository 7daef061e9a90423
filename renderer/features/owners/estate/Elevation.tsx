import {
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Link } from 'react-router'
import { useTexts } from '../../../app/i18n.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { texts } from '../texts.ts'
import { type Building, elevationOf, type GridUnit } from './elevation.ts'

/** What colours the homes. */
export type Measure = 'open' | 'people'

/** The front of a house: floors over one another, entrances side by side. Arrow keys walk from home to home. */
export function Elevation({ building, measure }: { readonly building: Building; readonly measure: Measure }) {
  const t = useTexts(texts)
  const elevation = useMemo(() => elevationOf(building), [building])
  const { blocks, floors, loose } = elevation
  const columns = blocks.map(block => `repeat(${block.columns}, minmax(var(--cell), 190px))`).join(' 14px ')
  const style: CSSProperties = { gridTemplateColumns: `52px ${columns}` }
  const named = blocks.some(block => block.name !== null)
  return (
    <div className="elevation" onKeyDown={walk}>
      {floors.length > 0 ? (
        <div className="elevation-house">
          {floors.map((row, index) => (
            <div key={row.floor} className="elevation-floor" style={style}>
              <span className="elevation-label desk-figures">
                {row.floor < 0 ? t('basement', { floor: -row.floor }) : t('floor', { floor: row.floor })}
              </span>
              {row.cells.map((cells, block) => [
                block > 0 ? <span key={`gap-${block}`} /> : null,
                ...cells.map((unit, column) =>
                  unit ? (
                    <Cell
                      key={unit.unitId}
                      unit={unit}
                      measure={measure}
                      place={`${index}/${block}/${column}`}
                    />
                  ) : (
                    <span key={`none-${block}-${column}`} />
                  ),
                ),
              ])}
            </div>
          ))}
          {named ? (
            <div className="elevation-floor elevation-entrances" style={style}>
              <span />
              {blocks.map((block, index) => [
                index > 0 ? <span key={`gap-${block.name}`} /> : null,
                <span key={block.entranceId} style={{ gridColumn: `span ${block.columns}` }}>
                  {block.name}
                </span>,
              ])}
            </div>
          ) : null}
        </div>
      ) : null}
      {loose.length > 0 ? (
        <Loose units={loose} measure={measure} row={floors.length} titled={floors.length > 0} />
      ) : null}
    </div>
  )
}

interface LooseProps {
  readonly units: readonly GridUnit[]
  readonly measure: Measure
  /** Row of the walk, below the house. */
  readonly row: number
  readonly titled: boolean
}

/** Cells drawn at once; more come as the end comes into sight. */
const looseAtOnce = 300

/** Units that stand on no floor, side by side; a garage has thousands. */
function Loose({ units, measure, row, titled }: LooseProps) {
  const t = useTexts(texts)
  const [shown, setShown] = useState(looseAtOnce)
  return (
    <section className="elevation-loose">
      {titled ? <h3>{t('noFloor')}</h3> : null}
      <div>
        {units.slice(0, shown).map((unit, index) => (
          <Cell key={unit.unitId} unit={unit} measure={measure} place={`${row}/0/${index}`} whole />
        ))}
      </div>
      {shown < units.length ? (
        <EndMark key={shown} onSeen={() => setShown(count => count + looseAtOnce)} />
      ) : null}
    </section>
  )
}

/** Tells once when the end of what is drawn comes near. */
function EndMark({ onSeen }: { onSeen(): void }) {
  const mark = useRef<HTMLDivElement>(null)
  const seen = useEffectEvent(onSeen)
  useEffect(() => {
    if (!mark.current) return undefined
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(entry => entry.isIntersecting)) seen()
      },
      { rootMargin: '600px' },
    )
    observer.observe(mark.current)
    return () => observer.disconnect()
  }, [])
  return <div ref={mark} className="elevation-end" />
}

interface CellProps {
  readonly unit: GridUnit
  readonly measure: Measure
  /** `floor/block/column`, for walking. */
  readonly place: string
  /** Shows the whole number, where the place does not say it. */
  readonly whole?: boolean
}

function Cell({ unit, measure, place, whole }: CellProps) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const names = unit.people.map(name => name ?? words('erased'))
  const open = unit.openCases >= 100 ? '99+' : String(unit.openCases)
  const says = [
    unit.number,
    names.length > 0 ? names.join('、') : words('empty'),
    ...(unit.openCases > 0 ? [words('openCases', { count: open })] : []),
    ...(unit.dissatisfied ? [t('dissatisfied')] : []),
  ].join(' · ')
  const kinds = [
    'cell',
    names.length === 0 ? 'cell-empty' : '',
    measure === 'open' && unit.openCases > 0 ? (unit.openCases > 2 ? 'cell-many' : 'cell-open') : '',
    measure === 'people' && names.length > 0 ? (names.length > 2 ? 'cell-people-many' : 'cell-people') : '',
  ]
  return (
    <Link
      to={`/units/${unit.unitId}`}
      className={kinds.filter(kind => kind !== '').join(' ')}
      title={says}
      data-place={place}
    >
      <b className="desk-figures">{whole || unit.room === '' ? unit.number : unit.room}</b>
      {unit.dissatisfied ? <i className="cell-mark">!</i> : null}
      {unit.openCases > 0 ? <i className="cell-count desk-figures">{open}</i> : null}
      <span>{names.join('、')}</span>
    </Link>
  )
}

/** Arrow keys move the focus to the next home in their direction; up is up the house. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
  const from = event.target instanceof HTMLElement ? event.target.closest('[data-place]') : null
  if (!step || !(from instanceof HTMLElement)) return
  event.preventDefault()
  const box = from.getBoundingClientRect()
  const [down = 0, right = 0] = step
  let best: { cell: HTMLElement; far: number } | undefined
  for (const cell of event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')) {
    const other = cell.getBoundingClientRect()
    const dx = other.left - box.left
    const dy = other.top - box.top
    const along = down === 0 ? dx * right : dy * down
    const aside = Math.abs(down === 0 ? dy : dx)
    if (cell === from || along < 4 || aside > (down === 0 ? 4 : 4 + other.width)) continue
    const far = along + aside * 4
    if (!best || far < best.far) best = { cell, far }
  }
  best?.cell.focus()
}

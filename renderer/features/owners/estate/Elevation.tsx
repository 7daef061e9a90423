import {
  type CSSProperties,
  type KeyboardEvent,
  memo,
  useEffect,
  useEffectEvent,
  useMemo,
  useRef,
  useState,
} from 'react'
import { Link } from 'react-router'
import { comma, useTexts } from '../../../app/i18n.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { useWord } from '../../cases/words.ts'
import { texts } from '../texts.ts'
import { type Building, elevationOf, type GridUnit } from './elevation.ts'
import type { Residents, ResidentsOfHome } from './residents.ts'

type Levels = ReadonlyMap<string, Building['measure']['levels'][number]>

interface ElevationProps {
  readonly building: Building
  /** Undefined as long as nobody knows. */
  readonly residents: Residents | undefined
}

/** The front of a house: floors over one another, entrances side by side. Arrow keys walk from home to home. */
export function Elevation({ building, residents }: ElevationProps) {
  const t = useTexts(texts)
  const elevation = useMemo(() => elevationOf(building), [building])
  const { blocks, floors, loose } = elevation
  const levels: Levels = useMemo(
    () => new Map(building.measure.levels.map(level => [level.id, level])),
    [building],
  )
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
                      home={homeIn(residents, unit)}
                      levels={levels}
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
        <Loose
          units={loose}
          residents={residents}
          levels={levels}
          row={floors.length}
          titled={floors.length > 0}
        />
      ) : null}
    </div>
  )
}

interface LooseProps {
  readonly units: readonly GridUnit[]
  readonly residents: Residents | undefined
  readonly levels: Levels
  /** Row of the walk, below the house. */
  readonly row: number
  readonly titled: boolean
}

/** Cells drawn at once; more come as the end comes into sight. */
const looseAtOnce = 300

/** Units that stand on no floor, side by side; a garage has thousands. */
function Loose({ units, residents, levels, row, titled }: LooseProps) {
  const t = useTexts(texts)
  const [shown, setShown] = useState(looseAtOnce)
  return (
    <section className="elevation-loose">
      {titled ? <h3>{t('noFloor')}</h3> : null}
      <div>
        {units.slice(0, shown).map((unit, index) => (
          <Cell
            key={unit.unitId}
            unit={unit}
            home={homeIn(residents, unit)}
            levels={levels}
            place={`${row}/0/${index}`}
            whole
          />
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

/** Who is in a home, null where nobody is, undefined where nobody knows yet. */
const homeIn = (residents: Residents | undefined, { unitId }: GridUnit) =>
  residents && (residents.get(unitId) ?? null)

interface CellProps {
  readonly unit: GridUnit
  readonly home: ResidentsOfHome | null | undefined
  readonly levels: Levels
  /** `floor/block/column`, for walking. */
  readonly place: string
  /** Shows the whole number, where the place does not say it. */
  readonly whole?: boolean
}

/** Remembered: names come behind the house, and of thousands of homes few change at once. */
const Cell = memo(function Cell({ unit, home, levels, place, whole }: CellProps) {
  const word = useWord()
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const names = home?.people.map(name => name ?? words('erased')) ?? []
  const open = unit.openCases >= 100 ? '99+' : String(unit.openCases)
  const level = levels.get(unit.level)
  const says = [
    unit.number,
    ...(level ? [`${word(level.name)}${unit.figure === null ? '' : ` ${unit.figure}`}`] : []),
    ...(home === null ? [words('empty')] : names.length > 0 ? [names.join(comma())] : []),
    ...(unit.openCases > 0 ? [words('openCases', { count: open })] : []),
    ...(home?.dissatisfied ? [t('dissatisfied')] : []),
  ].join(' · ')
  const kinds = ['cell', `cell-${level?.tone ?? 'none'}`, ...(home === null ? ['cell-empty'] : [])]
  return (
    <Link to={`/units/${unit.unitId}`} className={kinds.join(' ')} title={says} data-place={place}>
      <b className="desk-figures">{whole || unit.room === '' ? unit.number : unit.room}</b>
      {level && level.mark !== '' ? <i className="cell-mark">{level.mark}</i> : null}
      {unit.figure === null ? null : <i className="cell-count desk-figures">{unit.figure}</i>}
      <span>{names.join(comma())}</span>
    </Link>
  )
})

/** Rows looked through for the next home above or below; between parts of a house there may be empty ones. */
const rowsLookedAt = 6
/** Cells of one row that can stand in the next line of it: a garage is one row of thousands. */
const neighbours = 60

/** Arrow keys move the focus to the next home in their direction; up is up the house. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key]
  const from = event.target instanceof HTMLElement ? event.target.closest('[data-place]') : null
  if (!step || !(from instanceof HTMLElement)) return
  event.preventDefault()
  const box = from.getBoundingClientRect()
  const [down = 0, right = 0] = step
  let best: { cell: HTMLElement; far: number } | undefined
  for (const cell of candidates(event.currentTarget, from, down)) {
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

/** Homes that may be the next one, so that a house of five thousand is not measured as a whole. */
function candidates(house: HTMLElement, from: HTMLElement, down: number): HTMLElement[] {
  const row = from.parentElement
  if (!row) return []
  const own = cellsOf(row)
  const at = own.indexOf(from)
  const near = own.slice(Math.max(0, at - neighbours), at + neighbours)
  if (down === 0) return near
  const rows = [...house.querySelectorAll<HTMLElement>('.elevation-floor, .elevation-loose > div')]
  const index = rows.indexOf(row)
  const next =
    down > 0
      ? rows.slice(index + 1, index + 1 + rowsLookedAt)
      : rows.slice(Math.max(0, index - rowsLookedAt), index)
  return [
    ...near,
    ...next.flatMap(other =>
      down > 0 ? cellsOf(other).slice(0, neighbours) : cellsOf(other).slice(-neighbours),
    ),
  ]
}

const cellsOf = (row: HTMLElement) => [...row.querySelectorAll<HTMLElement>(':scope > [data-place]')]

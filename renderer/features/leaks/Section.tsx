import { type CSSProperties, type KeyboardEvent, useMemo } from 'react'
import { Link } from 'react-router'
import { leakStateWords, leakWords, severityWord } from '../../../main/contract/leak-words.ts'
import type { LeakRow, LeakSeverity } from '../../../main/contract/leaks.ts'
import { stageOfState } from '../../../main/contract/leak-stages.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { type Building, elevationOf, type GridUnit } from '../owners/estate/elevation.ts'
import { leakPaths } from './paths.ts'
import './section.css'
import { texts } from './texts.ts'

/** A shape for each severity, readable in black and white. */
const shapes: Readonly<Record<LeakSeverity, string>> = {
  danger: '⚠',
  spreading: '◆',
  seepage: '◔',
  damp: '○',
}

interface SectionProps {
  readonly building: Building
  readonly leaks: readonly LeakRow[]
}

/** A building as one looks at it, floors by stacks, with open leaks where they are. Arrows go from leak to leak. */
export function Section({ building, leaks }: SectionProps) {
  const t = useTexts(texts)
  const { blocks, floors, loose } = useMemo(() => elevationOf(building), [building])
  const of = new Map(leaks.map(leak => [leak.unitId, leak]))
  const columns = blocks.map(block => `repeat(${block.columns}, minmax(74px, 150px))`).join(' 14px ')
  const style: CSSProperties = { gridTemplateColumns: `56px ${columns}` }
  return (
    <div className="section" onKeyDown={walk}>
      {floors.map(row => (
        <div key={row.floor} className="section-floor" style={style}>
          <span className="section-label desk-figures">{t('floor', { floor: row.floor })}</span>
          {row.cells.map((cells, block) => [
            block > 0 ? <span key={`gap-${block}`} /> : null,
            ...cells.map((unit, column) =>
              unit ? (
                <Cell key={unit.unitId} unit={unit} leak={of.get(unit.unitId)} />
              ) : (
                <span key={`none-${block}-${column}`} />
              ),
            ),
          ])}
        </div>
      ))}
      <div className="section-loose">
        {loose.map(unit => {
          const leak = of.get(unit.unitId)
          return leak ? <Cell key={unit.unitId} unit={unit} leak={leak} /> : null
        })}
      </div>
    </div>
  )
}

function Cell({ unit, leak }: { readonly unit: GridUnit; readonly leak: LeakRow | undefined }) {
  const language = useLanguage()
  if (!leak) return <span className="section-home">{unit.room}</span>
  const { severity, state, kind, entry } = leak
  const words = [
    unit.number,
    severityWord(kind, severity)[language],
    leakWords[`entry.${entry}`][language],
    leakStateWords[state][language],
    leak.teamName ?? '',
  ]
  const over = stageOfState[state] === 'after'
  return (
    <Link
      to={`${leakPaths.board}?leak=${leak.caseId}`}
      className={`section-home section-leak section-${over ? 'over' : severity}`}
      title={words.filter(word => word !== '').join(' · ')}
    >
      <strong>
        <span aria-hidden="true">{over ? '✓' : shapes[severity]} </span>
        {unit.room}
      </strong>
      <span>{leakStateWords[state][language]}</span>
    </Link>
  )
}

const ways: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** To the nearest leak in the direction of the arrow. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const way = ways[event.key]
  const from = event.target
  if (!way || !(from instanceof HTMLElement) || !from.classList.contains('section-leak')) return
  const [x, y] = way
  const here = from.getBoundingClientRect()
  const distances = [...event.currentTarget.querySelectorAll<HTMLElement>('.section-leak')].flatMap(cell => {
    const there = cell.getBoundingClientRect()
    const [right, down] = [there.x - here.x, there.y - here.y]
    const along = right * x + down * y
    const aside = Math.abs(right * y) + Math.abs(down * x)
    return along > 1 ? [{ cell, distance: along + aside * 3 }] : []
  })
  const [nearest] = distances.sort((one, other) => one.distance - other.distance)
  if (!nearest) return
  event.preventDefault()
  nearest.cell.focus()
}

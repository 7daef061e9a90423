import { type CSSProperties, Fragment, type KeyboardEvent, useMemo, useState } from 'react'
import { Link } from 'react-router'
import type { SourceRow } from '../../../main/contract/leak-sources.ts'
import { stageOfState } from '../../../main/contract/leak-stages.ts'
import { leakStateWords, leakWords, severityWord } from '../../../main/contract/leak-words.ts'
import type { LeakRow, LeakSeverity } from '../../../main/contract/leaks.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { type Building, elevationOf, type GridUnit } from '../owners/estate/elevation.ts'
import { leakPaths } from './paths.ts'
import { cellKey, columnOf, sectionShapes } from './section-shapes.ts'
import { Part, Sources, Strip } from './SectionSources.tsx'
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
  /** Likely sources of this building. */
  readonly sources: readonly SourceRow[]
}

/**
 * A building as one looks at it, floors by stacks, with open leaks where they are and around those of one source its
 * shape. Arrows go from leak to leak.
 */
export function Section({ building, leaks, sources }: SectionProps) {
  const t = useTexts(texts)
  const elevation = useMemo(() => elevationOf(building), [building])
  const found = useMemo(() => sectionShapes(elevation, sources), [elevation, sources])
  const [lit, setLit] = useState<number>()
  const { blocks, floors, loose } = elevation
  const of = new Map(leaks.map(leak => [leak.unitId, leak]))
  const columns = blocks.map(block => `repeat(${block.columns}, minmax(74px, 150px))`).join(' 14px ')
  const style: CSSProperties = { gridTemplateColumns: `56px ${columns}` }
  const around = { found, lit, onLit: setLit }
  return (
    <>
      <Sources {...around} />
      <div className="section" onKeyDown={walk}>
        <Strip {...around} at="roof" blocks={blocks} style={style} />
        {floors.map(({ floor, cells }, row) => {
          // What nobody has to look at is low, so that a high house fits.
          const busy = cells
            .flat()
            .some((unit, column) => (unit && of.has(unit.unitId)) || found.cells.has(cellKey(row, column)))
          return (
            <div key={floor} className={busy ? 'section-floor' : 'section-floor section-calm'} style={style}>
              <span className="section-label desk-figures">{t('floor', { floor })}</span>
              {cells.map((among, block) => (
                <Fragment key={blocks[block]?.entranceId}>
                  {block > 0 ? <span /> : null}
                  {among.map((unit, at) => {
                    const key = cellKey(row, columnOf(blocks, block, at))
                    return (
                      <span key={key} className="section-cell">
                        {unit ? <Cell unit={unit} leak={of.get(unit.unitId)} /> : null}
                        {found.cells.get(key)?.map(part => (
                          <Part key={part.source} part={part} {...around} />
                        ))}
                      </span>
                    )
                  })}
                </Fragment>
              ))}
            </div>
          )
        })}
        <Strip {...around} at="basement" blocks={blocks} style={style} />
        <div className="section-loose">
          {loose.map(unit => {
            const leak = of.get(unit.unitId)
            return leak ? <Cell key={unit.unitId} unit={unit} leak={leak} /> : null
          })}
        </div>
      </div>
    </>
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

import { type CSSProperties, Fragment } from 'react'
import { Link } from 'react-router'
import { sourceKindWords } from '../../../main/contract/leak-cluster-words.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import type { Elevation } from '../owners/estate/elevation.ts'
import { sourcePath } from './paths.ts'
import { columnOf, type DrawnSource, type SectionShapes, type ShapePart } from './section-shapes.ts'
import { texts } from './texts.ts'

/** What is drawn, and which source is pointed at. */
interface Around {
  readonly found: SectionShapes
  /** The source that is pointed at. */
  readonly lit: number | undefined
  onLit(source: number | undefined): void
}

/** The sources with their letters, what they are said to be, and how many homes they have. */
export function Sources({ found, lit, onLit }: Around) {
  const t = useTexts(texts)
  const name = useSourceName()
  if (found.drawn.length === 0) return null
  return (
    <ul className="section-sources" aria-label={t('tab.sources')}>
      {found.drawn.map((drawn, index) => (
        <li key={drawn.source.id}>
          <Link
            to={sourcePath(drawn.source.id)}
            className={lit === index ? 'section-source section-lit' : 'section-source'}
            onMouseEnter={() => onLit(index)}
            onMouseLeave={() => onLit(undefined)}
            onFocus={() => onLit(index)}
            onBlur={() => onLit(undefined)}
          >
            <strong className="section-letter">{drawn.letter}</strong> {name(drawn)}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** What a source is called: kind, stacks, homes, and whether somebody confirmed it. */
function useSourceName() {
  const t = useTexts(texts)
  const language = useLanguage()
  return ({ source }: DrawnSource) =>
    [
      sourceKindWords[source.kind][language],
      source.stacks.length > 0 ? t('stacks', { stacks: source.stacks.join(comma()) }) : '',
      t('sourceHomes', { count: source.open }),
      t(source.decided ? 'sourceDecided' : 'sourceLikely'),
    ]
      .filter(part => part !== '')
      .join(' · ')
}

/** What one source has of a cell: its outline, the pipe or line that runs through, its letter. */
export function Part({ part, found, lit, onLit }: Around & { readonly part: ShapePart }) {
  const t = useTexts(texts)
  const name = useSourceName()
  const drawn = found.drawn[part.source]
  if (!drawn) return null
  const sides = (['top', 'bottom', 'left', 'right'] as const).filter(side => part[side])
  const nth = `section-nth-${part.source % 3}`
  return (
    <>
      <span
        aria-hidden="true"
        className={[
          'section-shape',
          nth,
          ...sides.map(side => `section-ends-${side}`),
          part.run === null ? '' : `section-run section-run-${part.run}`,
          lit === part.source ? 'section-lit' : '',
        ].join(' ')}
      />
      {part.begins ? (
        <span className="section-begins" title={t('beginsTip', { letter: drawn.letter })}>
          {t('beginsHere')}
        </span>
      ) : null}
      {part.named ? (
        <Link
          to={sourcePath(drawn.source.id)}
          className={`section-letter section-name ${nth}`}
          title={name(drawn)}
          aria-label={`${drawn.letter} ${name(drawn)}`}
          onMouseEnter={() => onLit(part.source)}
          onMouseLeave={() => onLit(undefined)}
        >
          {drawn.letter}
        </Link>
      ) : null}
    </>
  )
}

interface StripProps extends Around {
  readonly at: 'roof' | 'basement'
  readonly blocks: Elevation['blocks']
  readonly style: CSSProperties
}

/** The roof above all homes, or the basement below, where a source is said to be there. */
export function Strip({ found, lit, at, blocks, style }: StripProps) {
  const t = useTexts(texts)
  const there = found[at]
  if (there.size === 0) return null
  return (
    <div className="section-floor" style={style}>
      <span className="section-label">{t(at)}</span>
      {blocks.map(({ entranceId, columns }, block) => (
        <Fragment key={entranceId}>
          {block > 0 ? <span /> : null}
          {Array.from({ length: columns }, (_, nth) => {
            const column = columnOf(blocks, block, nth)
            const sources = there.get(column) ?? []
            const looks = [
              'section-strip',
              `section-${at}`,
              sources.length > 0 ? 'section-strip-wet' : '',
              sources.some(index => index === lit) ? 'section-lit' : '',
            ]
            return (
              <span key={column} className={looks.join(' ')}>
                {sources.map(index => found.drawn[index]?.letter).join(' ')}
              </span>
            )
          })}
        </Fragment>
      ))}
    </div>
  )
}

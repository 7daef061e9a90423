import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import {
  beginText,
  evidenceText,
  questionText,
  sourceKindWords,
} from '../../../main/contract/leak-cluster-words.ts'
import type { SourceDetail, SourceRow } from '../../../main/contract/leak-sources.ts'
import { useTRPC } from '../../app/api.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { casePath, unitPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { LeakStateTag, SeverityTag } from '../leaks/LeakTags.tsx'
import { SourceEdit } from './SourceEdit.tsx'
import { SourceLosses } from './SourceLosses.tsx'
import { SourceStory } from './SourceStory.tsx'
import { SourceWork } from './SourceWork.tsx'
import { texts } from './texts.ts'

/** Below this a source is a question, not a finding (docs/leak-clusters.md). */
const doubtful = 0.8

interface SourcePanelProps {
  readonly sourceId: string
  /** Other sources it may be merged into. */
  readonly others: readonly SourceRow[]
  onClose(): void
}

/** One source: where to begin, its homes, the work on it, what speaks for and against it. */
export function SourcePanel({ sourceId, others, onClose }: SourcePanelProps) {
  const trpc = useTRPC()
  const found = useQuery(trpc.leakSources.detail.queryOptions({ sourceId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={8} rowHeight={40} />
  return <LoadedSource source={found.data} others={others} onClose={onClose} />
}

interface LoadedProps {
  readonly source: SourceDetail
  readonly others: readonly SourceRow[]
  onClose(): void
}

function LoadedSource({ source, others, onClose }: LoadedProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const works = useMay()('leak.work')
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const unit = (id: string) => source.unitNumbers[id] ?? '—'
  const percent = Math.round(source.confidence * 100)
  const alone = source.homes.length === 1
  const among = source.homes.filter(home => ticked.has(home.caseId))
  const tick = (id: string) =>
    setTicked(current => {
      const next = new Set(current)
      if (!next.delete(id)) next.add(id)
      return next
    })
  return (
    <article className="source-panel" aria-label={t('title')}>
      <Button className="two-panes-back" type="text" onClick={onClose}>
        {t('back')}
      </Button>
      <div className="source-head">
        <h2>{[source.buildingName, word(sourceKindWords[source.kind])].filter(Boolean).join(' · ')}</h2>
        {source.stacks.length > 0 ? (
          <span>{t('stacks', { stacks: source.stacks.join(comma()) })}</span>
        ) : null}
        <SeverityTag severity={source.severity} />
        {source.decided ? (
          <StateTag tone="done">{t('decided')}</StateTag>
        ) : alone ? null : (
          <StateTag tone={source.confidence < doubtful ? 'dueSoon' : 'plain'}>
            {t(source.confidence < doubtful ? 'doubt' : 'sure', { percent })}
          </StateTag>
        )}
        {alone || source.kindConfidence > 0.99 ? null : (
          <span className="desk-soft">
            {t('kindSure', { percent: Math.round(source.kindConfidence * 100) })}
          </span>
        )}
      </div>
      <p className="source-begin">{beginText(source.begin, unit, language)}</p>
      {works ? <SourceWork source={source} /> : null}
      <Homes source={source} ticked={works && !alone ? ticked : undefined} onTick={tick} />
      {works ? (
        <SourceEdit source={source} ticked={among} others={others} onDone={() => setTicked(new Set())} />
      ) : null}
      <Said title={t('questions')} lines={source.questions.map(one => questionText(one, unit, language))} />
      <Said title={t('evidence')} lines={source.evidence.map(one => evidenceText(one, unit, language))} />
      <Said title={t('against')} lines={source.against.map(one => evidenceText(one, unit, language))} />
      <SourceLosses source={source} />
      <SourceStory source={source} works={works} />
    </article>
  )
}

interface HomesProps {
  readonly source: SourceDetail
  /** Undefined where nothing can be ticked. */
  readonly ticked: ReadonlySet<string> | undefined
  onTick(caseId: string): void
}

/** The homes from the top down, each with where it is by itself. */
function Homes({ source, ticked, onTick }: HomesProps) {
  const t = useTexts(texts)
  const now = useNow()
  return (
    <table className="source-homes" aria-label={t('homes')}>
      <tbody>
        {source.homes.map(home => {
          const name = home.unitNumber ?? home.number
          return (
            <tr key={home.caseId}>
              {ticked ? (
                <td>
                  <Checkbox
                    aria-label={t('tick', { home: name })}
                    checked={ticked.has(home.caseId)}
                    onChange={() => onTick(home.caseId)}
                  />
                </td>
              ) : null}
              <td>
                <strong>{home.unitId ? <Link to={unitPath(home.unitId)}>{name}</Link> : name}</strong>
              </td>
              <td>
                <SeverityTag severity={home.severity} /> <LeakStateTag state={home.state} />
                {home.behind ? <span className="leak-late"> {t('behind')}</span> : null}
                {!home.over && home.contactDueAt <= now ? (
                  <span className="leak-late"> {t('contactLate')}</span>
                ) : null}
              </td>
              <td className="desk-figures">
                <Link to={casePath(home.caseId)}>{home.number}</Link>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Said({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <section className="source-part">
      <h3>{title}</h3>
      <ul>
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  )
}

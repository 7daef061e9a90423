import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { goalWords } from '../../../main/contract/deadline-words.ts'
import type { DeadlineView } from '../../../main/contract/deadlines.ts'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import './deadlines.css'
import { dueText } from './due-text.ts'
import { ExplainDialog } from './ExplainDialog.tsx'
import { ExtendForm } from './ExtendForm.tsx'
import { texts } from './texts.ts'

/** Every deadline of a case: how long there is, why, and what ended how. */
export function DeadlinesOfCase({ caseId, open }: { readonly caseId: string; readonly open: boolean }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.deadlines.ofCase.queryOptions({ caseId }))
  const [explained, setExplained] = useState<DeadlineView>()
  const active = found.data?.filter(one => one.endedAt === null) ?? []
  const ended = found.data?.filter(one => one.endedAt !== null) ?? []
  const [first] = active
  useHotkey({ keys: 'W', label: t('keyWhy'), disabled: first === undefined }, () => setExplained(first))
  // A case that was answered on the spot never had one.
  if (found.data?.length === 0 && !open) return null
  return (
    <section className="deadlines" aria-label={t('title')}>
      <h2>{t('title')}</h2>
      <ErrorNote error={found.error} />
      {found.data && active.length === 0 ? (
        <p className="desk-soft">{t(ended.length > 0 ? 'noneRuns' : 'none')}</p>
      ) : null}
      <ul>
        {active.map(one => (
          <Line
            key={one.id}
            deadline={one}
            hint={one === first ? <KeyHint keys="W" /> : null}
            onExplain={() => setExplained(one)}
          />
        ))}
      </ul>
      {ended.length === 0 ? null : (
        <details>
          <summary>{t('past', { count: ended.length })}</summary>
          <ul>
            {ended.map(one => (
              <Line key={one.id} deadline={one} onExplain={() => setExplained(one)} />
            ))}
          </ul>
        </details>
      )}
      {explained ? <ExplainDialog deadline={explained} onClose={() => setExplained(undefined)} /> : null}
    </section>
  )
}

interface LineProps {
  readonly deadline: DeadlineView
  /** The key that explains this one. */
  readonly hint?: ReactNode
  onExplain(): void
}

function Line({ deadline, hint, onExplain }: LineProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const [extending, setExtending] = useState(false)
  const { goal, rule, dueAt, missingYears, extensible, endedAt } = deadline
  const origin = rule.origin === null ? t('unknownRule') : t(rule.origin)
  return (
    <li>
      <div className="deadline-head">
        <strong>{goalWords[goal][language]}</strong>
        <Standing deadline={deadline} />
      </div>
      {dueAt === null ? null : (
        <span className="desk-figures">
          {formatMoment(dueAt, language)}
          {missingYears.length > 0 ? (
            <span
              className="deadline-provisional"
              title={t('provisionalWhy', { years: missingYears.join(', ') })}
            >
              {' '}
              ({t('provisional')})
            </span>
          ) : null}
        </span>
      )}
      <span className="desk-soft">
        {rule[language]} · {origin}
      </span>
      <span className="deadline-tools">
        <Button size="small" type="link" onClick={onExplain}>
          {t('why')} {hint}
        </Button>
        {extensible > 0 && endedAt === null && may('deadline.extend') ? (
          <Button size="small" type="link" aria-expanded={extending} onClick={() => setExtending(on => !on)}>
            {t('more')}
          </Button>
        ) : null}
      </span>
      {extending ? <ExtendForm deadline={deadline} onDone={() => setExtending(false)} /> : null}
    </li>
  )
}

/** How a deadline stands, in a word with its shape and colour. */
function Standing({ deadline }: { readonly deadline: DeadlineView }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const now = useNow()
  const { state, dueAt, warnAt, breachedAt, pausedSince } = deadline
  if (state === 'met') {
    return breachedAt === null ? (
      <StateTag tone="done">{t('met')}</StateTag>
    ) : (
      <StateTag tone="overdue">{t('metLate')}</StateTag>
    )
  }
  if (state === 'cancelled') return <StateTag tone="off">{t('cancelled')}</StateTag>
  if (dueAt === null) {
    const since = pausedSince === null ? undefined : formatMoment(pausedSince, language)
    return (
      <span title={since === undefined ? undefined : t('pausedSince', { time: since })}>
        <StateTag tone="waiting">{t('paused')}</StateTag>
      </span>
    )
  }
  const tone = dueAt <= now ? 'overdue' : warnAt !== null && warnAt <= now ? 'dueSoon' : 'plain'
  return <StateTag tone={tone}>{dueText(dueAt, now, t)}</StateTag>
}

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { clockWords, goalWords } from '../../../main/contract/deadline-words.ts'
import type { DeadlineView, Explanation } from '../../../main/contract/deadlines.ts'
import { useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { ExplanationLines } from './ExplanationLines.tsx'
import { texts } from './texts.ts'

/** "Why is this due on Monday 09:40?", step by step. */
export function ExplainDialog({ deadline, onClose }: { readonly deadline: DeadlineView; onClose(): void }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const found = useQuery(trpc.deadlines.explain.queryOptions({ deadlineId: deadline.id }))
  const goal = goalWords[deadline.goal][language]
  const title =
    deadline.dueAt === null
      ? t('whyStopped', { goal })
      : t('whyOf', { goal, time: formatMoment(deadline.dueAt, language) })
  return (
    <Dialog
      title={title}
      onCancel={onClose}
      footer={<Button onClick={onClose}>{t('close')}</Button>}
      width={640}
    >
      <ErrorNote error={found.error} />
      {found.data ? <Explained explanation={found.data} /> : <Loading rows={5} rowHeight={24} />}
    </Dialog>
  )
}

/** What a rule says and what was counted. */
export function Explained({ explanation }: { readonly explanation: Explanation }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { rule, clock, amount, extension, calendar, startedAt, warnAt, dueAt, missingYears, changed } =
    explanation
  const origin = rule.origin === null ? '' : ` · ${t(rule.origin)}`
  const said = t('ruleSays', { name: rule[language], amount, clock: clockWords[clock][language] })
  const rows: (readonly [string, string])[] = [
    [t('rule'), `${said}${origin}${extension > 0 ? ` · ${t('extension', { amount: extension })}` : ''}`],
  ]
  if (calendar) rows.push([t('calendar'), calendar[language]])
  rows.push([t('start'), formatMoment(startedAt, language)])
  if (warnAt !== null) rows.push([t('warn'), formatMoment(warnAt, language)])
  rows.push([t('dueAt'), dueAt === null ? t('paused') : formatMoment(dueAt, language)])
  return (
    <div className="deadline-explained">
      <Facts rows={rows} />
      {missingYears.length > 0 ? (
        <p className="deadline-provisional">{t('provisionalWhy', { years: missingYears.join(', ') })}</p>
      ) : null}
      {changed ? <p className="deadline-provisional">{t('changed')}</p> : null}
      <p className="desk-soft">
        {clock.endsWith('days') ? t('dayEnd') : ''} {clock === 'wall-hours' ? '' : t('greyNote')}
      </p>
      <ExplanationLines lines={explanation.lines} />
    </div>
  )
}

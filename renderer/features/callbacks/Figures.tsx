import { useQuery } from '@tanstack/react-query'
import { satisfactionWords } from '../../../main/contract/callback-words.ts'
import { satisfactions } from '../../../main/contract/callbacks.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** Stands in for the figures while they are read, unseen: what lies below does not jump. */
const awaited = {
  due: 10,
  done: 10,
  reached: 10,
  target: 96,
  satisfaction: { satisfied: 10, neutral: 10, dissatisfied: 10 },
} as const

/** The two figures of this month up to today, always together. */
export function MonthFigures() {
  const until = formatDay(useNow())
  return <DueFigures from={`${until.slice(0, 8)}01`} until={until} />
}

/** The two figures of the callbacks due within some days, both included. */
export function DueFigures({ from, until }: { readonly from: string; readonly until: string }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { data, error } = useQuery(trpc.callbacks.figures.queryOptions({ from, until }))
  if (error && !data) return null
  const { due, done, reached, target, satisfaction } = data ?? awaited
  const share = (part: number) =>
    due === 0
      ? t('nothingDue')
      : t('share', { part, due, percent: `${Math.round((part / due) * 1000) / 10} %` })
  const met = (done / due) * 100 >= target
  return (
    <div
      className={data ? 'call-figures' : 'call-figures call-figures-awaited'}
      role="group"
      aria-label={from === until ? t('figuresOn', { on: from }) : t('figuresOf', { from, until })}
    >
      <span className="desk-soft">
        {from === until ? t('figuresOn', { on: from }) : t('figuresOf', { from, until })}
      </span>
      <span>
        {t('figureDone')} <strong>{share(done)}</strong>{' '}
        <StateTag tone={due === 0 ? 'plain' : met ? 'done' : 'overdue'}>{t('target', { target })}</StateTag>
      </span>
      <span>
        {t('figureReached')} <strong>{share(reached)}</strong>
      </span>
      <span className="desk-soft desk-figures">
        {satisfactions.map(one => `${word(satisfactionWords[one])} ${satisfaction[one]}`).join(' · ')}
      </span>
    </div>
  )
}

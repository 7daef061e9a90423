import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { kindRules } from '../../../main/contract/emergency-kinds.ts'
import type { LeakCard } from '../../../main/contract/leak-card.ts'
import { sourceKindWords } from '../../../main/contract/leak-cluster-words.ts'
import { type LeakSeverity, leakSeverities } from '../../../main/contract/leaks.ts'
import { leakWords, severityWord } from '../../../main/contract/leak-words.ts'
import { ofOneThing, useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Time } from '../../components/Time.tsx'
import { WindowDays } from '../callbacks/CallbackTags.tsx'
import { callbackPath } from '../callbacks/paths.ts'
import { useWord } from '../cases/words.ts'
import { ActionForm } from '../leaks/ActionForm.tsx'
import { KeyChoice } from '../leaks/KeyChoice.tsx'
import { LeakStateTag, SeverityTag } from '../leaks/LeakTags.tsx'
import '../leaks/leaks.css'
import { leakPaths } from '../leaks/paths.ts'
import { type CardAction, endOf, type LeakEnd, missingOf, nextOf, wayOf } from './card-steps.ts'
import './leak-card.css'
import { LossesOfLeak } from './LossesOfLeak.tsx'
import { PlanForm, RepairForm, TestForm, Words } from './StepForms.tsx'
import { texts } from './texts.ts'

/** The way of the leak a case is about, until it holds; nothing for any other case. */
export function LeakOfCase({ detail }: { readonly detail: CaseDetail }) {
  const trpc = useTRPC()
  const found = useQuery(trpc.leaks.card.queryOptions({ caseId: detail.id }, ofOneThing))
  if (found.error && !found.data) return <ErrorNote error={found.error} retry={found.refetch} />
  return found.data ? <Card card={found.data} detail={detail} /> : null
}

type Form = 'plan' | 'repair' | 'test' | 'accept' | 'return'

interface CardProps {
  readonly card: LeakCard
  readonly detail: CaseDetail
}

function Card({ card, detail }: CardProps) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const works = useMay()('leak.work') && detail.state !== 'void'
  const [form, setForm] = useState<Form>()
  const closed = detail.state === 'closed'
  const trpc = useTRPC()
  const callbacks = useQuery(
    trpc.callbacks.of.queryOptions({ of: 'case', id: detail.id }, { enabled: card.state === 'accepted' }),
  )
  const end = endOf(card, closed ? detail.closedAt : null, callbacks.data ?? [])
  const missing = missingOf(card)
  const { source } = card
  return (
    <section className="leak-card" aria-label={t('title')}>
      <div className="leak-card-head">
        <h2>{t('title')}</h2>
        <SeverityTag severity={card.severity} kind={card.kind} />
        <LeakStateTag state={card.state} />
        {card.returns > 0 ? (
          <span className="leak-late">{t('returned', { count: card.returns })}</span>
        ) : null}
        {source && source.homes > 1 ? (
          <Link to={`${leakPaths.sources}?source=${source.sourceId}`}>
            {t('source', {
              count: source.homes - 1,
              kind: word(sourceKindWords[source.kind]),
              where:
                source.stacks.length > 0 ? t('sourceStacks', { stacks: source.stacks.join(comma()) }) : '',
            })}
          </Link>
        ) : null}
      </div>
      <ol className="leak-way" aria-label={t('way')}>
        {wayOf(card, end).map(({ step, at, is }) => (
          <li key={step} className={`leak-way-${is}`} aria-current={is === 'next' ? 'step' : undefined}>
            <span>{t(`step.${step}`)}</span>
            <span className="desk-soft">{at === null ? '—' : <Time at={at} />}</span>
          </li>
        ))}
      </ol>
      {card.plan && card.state === 'planned' ? (
        <p>
          {card.plan.text}{' '}
          <span className="desk-soft">{t('due', { at: formatMoment(card.plan.dueAt, language) })}</span>
        </p>
      ) : null}
      {card.tests.map(test => (
        <p key={test.id} className="desk-soft">
          {[
            word(leakWords[`test.${test.kind}`]),
            `${formatMoment(test.from, language)} — ${formatMoment(test.to, language)}`,
            test.millimetres === null ? '' : `${test.millimetres.toFixed(1)} mm`,
            word(leakWords[test.holds ? 'holds' : 'fails']),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ))}
      {missing && !closed ? <p>{t('missing', { what: t(`missing.${missing}`) })}</p> : null}
      {works ? (
        form === undefined ? (
          <CardActions card={card} detail={detail} end={end} onForm={setForm} />
        ) : (
          <CardForm card={card} caseId={detail.id} form={form} onDone={() => setForm(undefined)} />
        )
      ) : null}
      <LossesOfLeak detail={detail} open={detail.state !== 'void'} />
    </section>
  )
}

/** The next thing with one button; what else may be so beside it. */
function CardActions(props: CardProps & { readonly end: LeakEnd; onForm(form: Form): void }) {
  const { card, detail, end, onForm } = props
  const t = useTexts(texts)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const advance = useCommand(trpc.leaks.advance)
  const next: CardAction = nextOf(card, end)
  const running = next === 'dispatch' || next === 'advance'
  const go = (path: string) => {
    Promise.resolve(navigate(path)).catch(reportError)
  }
  const board = `${leakPaths.board}?leak=${detail.id}`
  return (
    <>
      <div className="leak-card-head">
        {running ? (
          <>
            <Button type="primary" onClick={() => go(board)}>
              {t(`next.${next}`)}
            </Button>
            <Button
              loading={advance.pending}
              onClick={() => advance.send({ caseIds: [detail.id], to: 'stopped' })}
            >
              {t('stopped')}
            </Button>
          </>
        ) : null}
        {next === 'call' && end.call ? (
          <>
            <Button type="primary" onClick={() => go(callbackPath(end.call?.id ?? ''))}>
              {t('next.call')}
            </Button>
            <span className="desk-soft">
              <WindowDays row={end.call} />
            </span>
          </>
        ) : null}
        {next === 'close' ? (
          <span>{t(end.calledAt === null ? 'next.closeUncalled' : 'next.close')}</span>
        ) : null}
        {next === 'closed' ? <span>{t('next.closed')}</span> : null}
        {next === 'plan' || next === 'repair' || next === 'test' || next === 'accept' ? (
          <Button type="primary" onClick={() => onForm(next)}>
            {t(`next.${next}`)}
          </Button>
        ) : null}
        {next === 'plan' ? <Button onClick={() => onForm('repair')}>{t('repair')}</Button> : null}
        {next === 'repair' ? <Button onClick={() => onForm('plan')}>{t('plan')}</Button> : null}
        {next === 'accept' && card.state === 'proven' ? (
          <Button onClick={() => onForm('test')}>{t('test')}</Button>
        ) : null}
        {running ? null : <Button onClick={() => onForm('return')}>{t('return')}</Button>}
      </div>
      <ErrorNote error={advance.error} />
    </>
  )
}

interface CardFormProps {
  readonly card: LeakCard
  readonly caseId: string
  readonly form: Form
  onDone(): void
}

function CardForm({ card, caseId, form, onDone }: CardFormProps) {
  const trpc = useTRPC()
  const done = { onSuccess: onDone }
  const plan = useCommand(trpc.leaks.planRepair, done)
  const repair = useCommand(trpc.leaks.repair, done)
  const test = useCommand(trpc.leaks.test, done)
  switch (form) {
    case 'plan':
      return (
        <PlanForm
          pending={plan.pending}
          error={plan.error}
          onSend={step => plan.send({ caseId, ...step })}
          onCancel={onDone}
        />
      )
    case 'repair':
      return (
        <RepairForm
          pending={repair.pending}
          error={repair.error}
          teamId={card.teamId}
          onSend={step => repair.send({ caseId, ...step })}
          onCancel={onDone}
        />
      )
    case 'test':
      return (
        <TestForm
          pending={test.pending}
          error={test.error}
          about={card.kind}
          since={card.repairedAt}
          onSend={({ text, ...step }) =>
            test.send({ caseId, ...step, ...(text === undefined ? {} : { note: text }) })
          }
          onCancel={onDone}
        />
      )
    case 'accept':
    case 'return':
      return <AnswerForm card={card} caseId={caseId} form={form} onDone={onDone} />
  }
}

/** What the household says: that it holds, or that it leaks again. */
function AnswerForm({ card, caseId, form, onDone }: CardFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const done = { onSuccess: onDone }
  const accept = useCommand(trpc.leaks.accept, done)
  const back = useCommand(trpc.leaks.return, done)
  const [text, setText] = useState('')
  const [severity, setSeverity] = useState<LeakSeverity>(card.severity)
  const accepting = form === 'accept'
  const severities = kindRules[card.kind].severities
  return (
    <ActionForm
      title={t(accepting ? 'accept' : 'return')}
      verb={t(accepting ? 'accept' : 'return')}
      pending={accept.pending || back.pending}
      error={accept.error ?? back.error}
      incomplete={text.trim() === ''}
      onSubmit={() => {
        if (accepting) accept.send({ caseId, text: text.trim() })
        else back.send({ caseId, severity, text: text.trim() })
      }}
      onCancel={onDone}
    >
      <Words
        label={t(accepting ? 'acceptWords' : 'returnWords')}
        placeholder={t(accepting ? 'acceptPlaceholder' : 'returnPlaceholder')}
        value={text}
        onChange={setText}
        required
      />
      {accepting ? null : (
        <KeyChoice<LeakSeverity>
          label={t('severity')}
          value={severity}
          choices={leakSeverities
            .filter(one => severities.includes(one))
            .map(one => ({ value: one, text: word(severityWord(card.kind, one)) }))}
          onChange={setSeverity}
        />
      )}
    </ActionForm>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseState } from '../../../main/contract/cases.ts'
import { type WarningDetail, type WarningState, wentUp } from '../../../main/contract/warnings.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { CaseStateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useCategoryText } from '../cases/useProfile.ts'
import { AnswerAllForm } from '../levels/AnswerAllForm.tsx'
import '../levels/levels.css'
import { useUndoLink } from '../levels/useUndoLink.ts'
import { askedText } from './asked-text.ts'
import { HomesMap } from './HomesMap.tsx'
import { StageTag, WarningTime } from './StageTag.tsx'
import { texts } from './texts.ts'
import { WarningActions } from './WarningActions.tsx'
import { WarningStory } from './WarningStory.tsx'

/** One warning: which homes, who answers for it, what was found. */
export function WarningPanel(props: { readonly warningId: string; onClose(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const category = useCategoryText()
  const found = useQuery(trpc.warnings.detail.queryOptions({ warningId: props.warningId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={6} rowHeight={36} />
  const detail = found.data
  return (
    <article className="warning" aria-label={detail.placeName ?? t('title')}>
      <Button className="two-panes-back" size="small" onClick={props.onClose}>
        {t('back')}
      </Button>
      <header className="warning-head">
        <h2>
          {detail.placeName ?? '—'} {category(detail.category)}
        </h2>
        <StageTag stage={detail.stage} ended={detail.endedAt !== null} />
        <span className="desk-figures">
          {t('homes', { count: detail.units })} · {t('cases', { count: detail.cases })}
        </span>
      </header>
      <WarningFacts detail={detail} />
      <WarningActions detail={detail} />
      <section>
        <h3>{t('map')}</h3>
        <HomesMap homes={detail.homes} />
      </section>
      <Cases detail={detail} />
      <WarningStory entries={detail.entries} />
    </article>
  )
}

function WarningFacts({ detail }: { readonly detail: WarningDetail }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const goneIn = (state: WarningState, words: 'gone' | 'analysisGone') =>
    detail.state === state && wentUp(detail) ? t(words, { who: askedText(detail.asked, language) }) : ''
  const rows: (readonly [string, ReactNode])[] = [
    [t('scope'), t(detail.scope)],
    [t('raisedAt'), <Time key="raised" at={detail.raisedAt} as="moment" />],
    [
      t('recipient'),
      [
        askedText(detail.askedFirst, language),
        goneIn('raised', 'gone'),
        detail.acknowledgedByName,
        goneIn('acknowledged', 'analysisGone'),
      ]
        .filter(part => part)
        .join(' · ') || '—',
    ],
  ]
  const inState = (...states: readonly CaseState[]) =>
    detail.homes.filter(home => states.includes(home.state)).length
  rows.push([
    t('figures'),
    t('figuresOf', {
      open: inState('received', 'handling'),
      resolved: inState('resolved'),
      closed: inState('closed'),
    }),
  ])
  const due = detail.state === 'raised' ? detail.respondBy : detail.nextAnalysisAt
  if (detail.endedAt === null && due !== null)
    rows.push([
      t(detail.state === 'raised' ? 'respondBy' : 'nextAnalysis'),
      <WarningTime key="due" row={detail} />,
    ])
  return <Facts rows={rows} />
}

/** The cases of its homes; linked and answered together, each with an answer of its own. */
function Cases({ detail }: { readonly detail: WarningDetail }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const offerUndo = useUndo()
  const [answering, setAnswering] = useState(false)
  const undoLink = useUndoLink()
  const link = useCommand(trpc.cases.link, {
    onSuccess: ({ linked, before }, { leader: linkedTo }) =>
      offerUndo(t('linkedAll', { count: linked.length }), () => undoLink(before, linkedTo)),
  })
  const standing = detail.homes.filter(home => home.state !== 'void')
  const leader = standing.find(home => home.leaderId === null)
  const others = standing.filter(home => home.id !== leader?.id)
  const apart = others.some(home => home.leaderId !== leader?.id)
  return (
    <section>
      <div className="warning-head">
        <h3>{t('list')}</h3>
        {may('case.work') && leader && apart ? (
          <Button
            size="small"
            loading={link.pending}
            // All of them: those that follow already stay as they are, and what a colleague linked otherwise is refused.
            onClick={() => {
              const linked = others.slice(0, 200)
              const base = Object.fromEntries(linked.map(({ id, leaderId }) => [id, leaderId]))
              link.send({ leader: leader.id, caseIds: linked.map(({ id }) => id), base })
            }}
          >
            {t('linkAll')}
          </Button>
        ) : null}
        {may('case.work') && standing.length > 0 && !answering ? (
          <Button size="small" onClick={() => setAnswering(true)}>
            {t('answerAll')}
          </Button>
        ) : null}
      </div>
      {answering ? (
        <AnswerAllForm
          caseIds={standing.slice(0, 200).map(({ id }) => id)}
          onDone={() => setAnswering(false)}
        />
      ) : null}
      <ErrorNote error={link.error} />
      <ul className="warning-cases">
        {detail.homes.map(home => (
          <li key={home.id}>
            <Link to={casePath(home.id)} className="desk-figures">
              {home.unitNumber ?? home.number}
            </Link>
            <span className="desk-figures desk-soft">{home.number}</span>
            <CaseStateTag state={home.state} />
            <span className="desk-soft">{home.assigneeName}</span>
            <Time at={home.receivedAt} />
          </li>
        ))}
      </ul>
    </section>
  )
}

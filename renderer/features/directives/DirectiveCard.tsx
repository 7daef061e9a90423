import { Button } from 'antd'
import { useState } from 'react'
import { type DirectiveRow, isDirectiveLate } from '../../../main/contract/directives.ts'
import { directiveKindWords } from '../../../main/contract/directive-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { AnswerForm } from './AnswerForm.tsx'
import { AboutCase, Said } from './parts.tsx'
import { texts } from './texts.ts'

/** What headquarters asks, how far it is, and what to say to it. */
export function DirectiveCard({ row }: { readonly row: DirectiveRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const mayAnswer = useMay()('directive.answer')
  const isOpen = row.closedAt === null
  return (
    <li className="told-card">
      <div className="told-head">
        <h2>{row.title ?? t('erased')}</h2>
        <DirectiveTag row={row} />
      </div>
      <p className="desk-soft told-meta">
        <span>{word(directiveKindWords[row.kind])}</span>
        <span>{row.sender ? t('from', { name: row.sender }) : t('nobody')}</span>
        <Time at={row.givenAt} />
        <span className="desk-figures">{row.dueOn === null ? t('noDue') : t('due', { day: row.dueOn })}</span>
        <AboutCase row={row} />
      </p>
      {row.text ? <p className="told-words">{row.text}</p> : null}
      <Said
        at={row.answeredAt}
        head={t('answeredBy', { name: row.answeredByName ?? '' })}
        words={row.answer}
      />
      <Said at={row.doneAt} head={t('doneBy', { name: row.doneByName ?? '' })} />
      <Said at={row.closedAt} head={t(row.closing ? 'closing' : 'closedPlain')} words={row.closing} />
      {mayAnswer && isOpen ? <Steps row={row} /> : null}
    </li>
  )
}

/** How far a directive is. */
export function DirectiveTag({ row }: { readonly row: DirectiveRow }) {
  const t = useTexts(texts)
  const today = formatDay(useNow())
  if (row.closedAt !== null) return <StateTag tone="done">{t('state.closed')}</StateTag>
  if (row.doneAt !== null) return <StateTag tone="waiting">{t('state.done')}</StateTag>
  const said = row.answeredAt !== null ? 'answered' : row.acknowledgedAt !== null ? 'seen' : 'new'
  return (
    <span className="told-tags">
      {isDirectiveLate(row, today) ? <StateTag tone="overdue">{t('state.late')}</StateTag> : null}
      <StateTag tone={said === 'new' ? 'dueSoon' : 'plain'}>{t(`state.${said}`)}</StateTag>
    </span>
  )
}

function Steps({ row }: { readonly row: DirectiveRow }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [answering, setAnswering] = useState(false)
  const acknowledge = useCommand(trpc.directives.acknowledge)
  const finish = useCommand(trpc.directives.finish)
  const directiveId = row.id
  if (answering) return <AnswerForm directiveId={directiveId} onClose={() => setAnswering(false)} />
  return (
    <div className="told-steps">
      {row.acknowledgedAt === null ? (
        <Button
          type="primary"
          loading={acknowledge.pending}
          onClick={() => acknowledge.send({ directiveId })}
        >
          {t('acknowledge')}
        </Button>
      ) : null}
      <Button onClick={() => setAnswering(true)}>
        {t(row.answeredAt === null ? 'answer' : 'answerAgain')}
      </Button>
      {row.doneAt === null ? (
        <ConfirmPopover
          question={t('finishAsk')}
          detail={t('finishNote')}
          verb={t('finish')}
          onConfirm={() => finish.send({ directiveId })}
        >
          <Button loading={finish.pending}>{t('finish')}</Button>
        </ConfirmPopover>
      ) : null}
      {row.acknowledgedAt === null ? null : (
        <span className="desk-soft">
          {t('acknowledgedBy', { name: row.acknowledgedByName ?? '' })} <Time at={row.acknowledgedAt} />
        </span>
      )}
      <ErrorNote error={acknowledge.error ?? finish.error} />
    </div>
  )
}

import { Button, Input } from 'antd'
import { useState } from 'react'
import type { PromiseRow } from '../../../main/contract/promises.ts'
import { promiseStateWords } from '../../../main/contract/words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment, momentOf } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { DateTimeField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time, TimeLeft } from '../../components/Time.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

interface PromiseLineProps {
  readonly promise: PromiseRow
  readonly works: boolean
}

/** One promise: what, until when, who agreed, and what came of it. */
export function PromiseLine({ promise, works }: PromiseLineProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const [moving, setMoving] = useState(false)
  const reopen = useCommand(trpc.promises.reopen)
  const end = useCommand(trpc.promises.end, {
    onSuccess: () => offerUndo(t('undoOutcome'), () => reopen.run({ promiseId: promise.id })),
  })
  const open = promise.state === 'open'
  return (
    <div className="promise">
      <p className="case-words">{promise.text ?? '—'}</p>
      <div className="care-line">
        <PromiseTime promise={promise} />
        <span className="desk-soft">
          {[
            promise.approver === null ? '' : t('approvedBy', { name: promise.approver }),
            promise.moved === 0 ? '' : t('moved', { count: promise.moved }),
          ]
            .filter(part => part !== '')
            .join(' · ')}
        </span>
      </div>
      {works && open && !moving ? (
        <span className="care-actions">
          <Button
            size="small"
            loading={end.pending}
            onClick={() => end.send({ promiseId: promise.id, kept: true })}
          >
            {t('kept')}
          </Button>
          <Button size="small" onClick={() => end.send({ promiseId: promise.id, kept: false })}>
            {t('broken')}
          </Button>
          <Button size="small" type="link" onClick={() => setMoving(true)}>
            {t('move')}
          </Button>
        </span>
      ) : null}
      {moving ? <MoveForm promise={promise} onDone={() => setMoving(false)} /> : null}
      <ErrorNote error={end.error} />
    </div>
  )
}

/** How it stands, with the time that belongs to it. */
export function PromiseTime({ promise }: { readonly promise: PromiseRow }) {
  const word = useWord()
  const now = useNow()
  const said = word(promiseStateWords[promise.state])
  if (promise.state === 'kept') return <StateTag tone="done">{said}</StateTag>
  if (promise.state === 'broken') return <StateTag tone="overdue">{said}</StateTag>
  const tone = promise.dueAt < now ? 'overdue' : promise.dueAt - now < 86_400_000 ? 'dueSoon' : 'plain'
  return (
    <>
      <StateTag tone={tone}>
        <TimeLeft at={promise.dueAt} />
      </StateTag>
      {/* Beyond a day the time left is the moment itself: once is enough. */}
      {Math.abs(promise.dueAt - now) < 86_400_000 ? (
        <span className="desk-soft">
          <Time at={promise.dueAt} as="moment" />
        </span>
      ) : null}
    </>
  )
}

function MoveForm({ promise, onDone }: { readonly promise: PromiseRow; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const move = useCommand(trpc.promises.move, { onSuccess: onDone })
  const language = useLanguage()
  const stroke = useStroke(move, { now: { dueAt: promise.dueAt }, open: true, onTake: onDone })
  const promiseId = promise.id
  const [due, setDue] = useState('')
  const [why, setWhy] = useState('')
  const [tried, setTried] = useState(false)
  const dueAt = due === '' ? Number.NaN : momentOf(due)
  const save = () => {
    setTried(true)
    if (Number.isFinite(dueAt) && why.trim() !== '') stroke.send({ promiseId, dueAt, text: why.trim() })
  }
  return (
    <DeskForm className="care-form" label={t('move')} onSubmit={save}>
      <DateTimeField
        aria-label={t('byWhen')}
        value={due}
        status={tried && !Number.isFinite(dueAt) ? 'error' : ''}
        onChange={setDue}
      />
      <Input
        aria-label={t('moveWhy')}
        placeholder={t('moveWhy')}
        value={why}
        maxLength={2000}
        status={tried && why.trim() === '' ? 'error' : ''}
        onChange={event => setWhy(event.target.value)}
      />
      <StrokeNote
        stroke={stroke}
        thing={{ id: promise.caseId, part: promiseId }}
        label={() => t('byWhen')}
        say={(_, value) => formatMoment(Number(value), language)}
      />
      <span className="care-actions">
        <Button size="small" type="primary" htmlType="submit" loading={move.pending}>
          {t('save')}
        </Button>
        <Button size="small" onClick={onDone}>
          {t('cancel')}
        </Button>
      </span>
    </DeskForm>
  )
}

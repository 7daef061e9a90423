import { App, Button } from 'antd'
import { useState } from 'react'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import type { Scores } from '../../../main/contract/callbacks.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { StrokeNote } from '../../components/meanwhile/StrokeNote.tsx'
import { useStroke } from '../../components/meanwhile/useStroke.ts'
import { useWord } from '../cases/words.ts'
import { Choices } from './Choices.tsx'
import { knownScores, labelOf } from './known-scores.ts'
import { texts } from './texts.ts'

/** Keeps figures the owner already gave at the counter or at the door, so that nobody asks for them again. */
export function KeepAnswers({ detail }: { readonly detail: CallbackDetail }) {
  const t = useTexts(texts)
  const [open, setOpen] = useState(false)
  const asked = detail.questions.filter(question => question.score === null)
  if (!open) {
    if (asked.length === 0) return null
    return (
      <Button size="small" title={t('spotHint')} onClick={() => setOpen(true)}>
        {t('spotOpen')}
      </Button>
    )
  }
  return <SpotForm detail={detail} asked={asked} onDone={() => setOpen(false)} />
}

interface SpotFormProps {
  readonly detail: CallbackDetail
  readonly asked: CallbackDetail['questions']
  onDone(): void
}

function SpotForm({ detail, asked, onDone }: SpotFormProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [scores, setScores] = useState<Scores>({})
  const answer = useCommand(trpc.callbacks.answer, {
    onSuccess: () => {
      message.success(t('spotSaved'))
      onDone()
    },
  })
  const stroke = useStroke(answer, {
    now: knownScores(detail),
    open: true,
    says: input => input.scores,
    onTake: onDone,
  })
  const none = Object.keys(scores).length === 0
  const save = () => {
    if (!none) stroke.send({ callbackId: detail.id, scores })
  }
  return (
    <DeskForm onSubmit={save} className="care-card" label={t('spotOpen')}>
      <p className="desk-soft">{t('spotHint')}</p>
      {asked.map(({ id, text, scale }) => (
        <Choices
          key={id}
          label={word(text)}
          now={false}
          options={Array.from({ length: scale }, (_, index) => ({
            key: String(index + 1),
            label: String(index + 1),
            on: scores[id] === index + 1,
            choose: () => setScores(before => ({ ...before, [id]: index + 1 })),
          }))}
        />
      ))}
      <StrokeNote stroke={stroke} thing={{ id: detail.id }} label={labelOf(detail, word)} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" disabled={none} loading={answer.pending}>
          {t('spotSave')}
        </Button>
        <Button onClick={onDone}>{t('giveUp')}</Button>
      </div>
    </DeskForm>
  )
}

import { App, Button } from 'antd'
import { useState } from 'react'
import type { CallbackDetail } from '../../../main/contract/callback-views.ts'
import type { Scores } from '../../../main/contract/callbacks.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useWord } from '../cases/words.ts'
import { Choices } from './Choices.tsx'
import { texts } from './texts.ts'

/** Keeps figures the owner already gave at the counter or at the door, so that nobody asks for them again. */
export function KeepAnswers({ detail }: { readonly detail: CallbackDetail }) {
  const t = useTexts(texts)
  const [open, setOpen] = useState(false)
  const asked = detail.questions.filter(question => question.score === null)
  if (asked.length === 0) return null
  if (!open) {
    return (
      <Button size="small" title={t('spotHint')} onClick={() => setOpen(true)}>
        {t('spotOpen')}
      </Button>
    )
  }
  return <SpotForm callbackId={detail.id} asked={asked} onDone={() => setOpen(false)} />
}

interface SpotFormProps {
  readonly callbackId: string
  readonly asked: CallbackDetail['questions']
  onDone(): void
}

function SpotForm({ callbackId, asked, onDone }: SpotFormProps) {
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
  const none = Object.keys(scores).length === 0
  const save = () => {
    if (!none) answer.send({ callbackId, scores })
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
      <ErrorNote error={answer.error} />
      <div className="call-foot">
        <Button type="primary" htmlType="submit" disabled={none} loading={answer.pending}>
          {t('spotSave')}
        </Button>
        <Button onClick={onDone}>{t('giveUp')}</Button>
      </div>
    </DeskForm>
  )
}

import { App, Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useUndo } from '../../components/undo.tsx'
import { texts } from './texts.ts'

/** One answer for several owners, recorded on each of their cases. */
export function AnswerAllForm(props: { readonly caseIds: readonly string[]; onDone(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { message } = App.useApp()
  const [text, setText] = useState('')
  const [resolve, setResolve] = useState(true)
  const offerUndo = useUndo()
  const reopen = useCommand(trpc.cases.reopen)
  const answer = useCommand(trpc.cases.answerLinked, {
    onSuccess({ resolved }) {
      const said = t('answered', { count: props.caseIds.length })
      if (resolved.length === 0) message.success(said)
      else
        offerUndo(said, async () => {
          for (const caseId of resolved) await reopen.run({ caseId, text: t('undoAnswer') })
        })
      props.onDone()
    },
  })
  const send = () => {
    if (text.trim() !== '') answer.send({ caseIds: [...props.caseIds], text: text.trim(), resolve })
  }
  return (
    <DeskForm className="care-form" label={t('answerAll')} ctrlEnter onSubmit={send}>
      <Input.TextArea
        autoFocus
        aria-label={t('answerAllText')}
        placeholder={t('answerAllText')}
        autoSize={{ minRows: 3, maxRows: 8 }}
        maxLength={20_000}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <Checkbox checked={resolve} onChange={event => setResolve(event.target.checked)}>
        {t('asResolved')}
      </Checkbox>
      <ErrorNote error={answer.error} />
      <span className="care-actions">
        <Button size="small" type="primary" htmlType="submit" loading={answer.pending}>
          {t('answerAll')} {props.caseIds.length} <KeyHint keys="Ctrl Enter" />
        </Button>
        <Button size="small" onClick={props.onDone}>
          {t('cancel')}
        </Button>
      </span>
    </DeskForm>
  )
}

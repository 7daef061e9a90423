import { Button, Input } from 'antd'
import { useState } from 'react'
import type { WarningDetail } from '../../../main/contract/warnings.ts'
import { type Command, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { texts } from './texts.ts'

type Said = Command<{ warningId: string; text: string }, unknown>

/** The next step of a warning with its words: answer for it, analyse it, end it. */
export function WarningActions({ detail }: { readonly detail: WarningDetail }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [text, setText] = useState('')
  const [tried, setTried] = useState(false)
  const done = { onSuccess: () => setText('') }
  const acknowledge = useCommand(trpc.warnings.acknowledge, done)
  const analyse = useCommand(trpc.warnings.analyse, done)
  const end = useCommand(trpc.warnings.end, done)
  const revive = useCommand(trpc.warnings.revive, done)
  const works = may('warning.work')
  // Clerks answer where it is asked of them; the rest is for who works on warnings.
  if (!works && !(may('warning.answer') && detail.state === 'raised')) return null
  const run = (command: Said) => {
    const words = text.trim()
    setTried(words === '')
    if (words !== '') command.send({ warningId: detail.id, text: words })
  }
  const first = detail.state === 'raised' ? acknowledge : detail.state === 'ended' ? revive : analyse
  const say = t(
    detail.state === 'raised' ? 'whatDone' : detail.state === 'ended' ? 'whyRevived' : 'whatBehind',
  )
  const error = [acknowledge, analyse, end, revive].map(one => one.error).find(one => one !== null)
  return (
    <DeskForm className="warning-actions" label={t('actions')} ctrlEnter onSubmit={() => run(first)}>
      <Input.TextArea
        aria-label={say}
        placeholder={say}
        autoSize={{ minRows: 2, maxRows: 8 }}
        maxLength={20_000}
        status={tried ? 'error' : ''}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setTried(false)
        }}
      />
      <ErrorNote error={error} />
      <div className="warning-head">
        <Button type="primary" htmlType="submit" loading={first.pending}>
          {t(detail.state === 'raised' ? 'acknowledge' : detail.state === 'ended' ? 'revive' : 'analyse')}{' '}
          <KeyHint keys="Ctrl Enter" />
        </Button>
        {works && detail.state === 'raised' ? (
          <Button onClick={() => run(analyse)} loading={analyse.pending}>
            {t('analyse')}
          </Button>
        ) : null}
        {!works || detail.state === 'ended' ? null : (
          <Button onClick={() => run(end)} loading={end.pending}>
            {t('end')}
          </Button>
        )}
        {tried ? <span role="alert">{t('say')}</span> : null}
      </div>
    </DeskForm>
  )
}

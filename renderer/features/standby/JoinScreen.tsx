import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { texts } from './texts.ts'

/** A new computer begins to keep a copy of another: the line from there, and a name for this one. */
export function JoinScreen({ onBack }: { onBack(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [line, setLine] = useState('')
  const [name, setName] = useState('')
  const join = useMutation(
    trpc.standby.join.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.site.state.queryKey() }),
    }),
  )
  const ready = line.trim() !== '' && name.trim() !== '' && !join.isPending
  return (
    <DoorScreen title={t('joinTitle')} wide>
      <p>{t('joinText')}</p>
      <DeskForm
        className="door-form"
        label={t('joinTitle')}
        onSubmit={() => {
          if (ready) join.mutate({ line: line.trim(), name: name.trim() })
        }}
      >
        <Field label={t('line')}>
          {control => (
            <Input.TextArea
              {...control}
              className="door-code"
              value={line}
              onChange={event => {
                setLine(event.target.value)
                join.reset()
              }}
              autoFocus
              autoSize={{ minRows: 2 }}
              autoComplete="off"
              spellCheck={false}
              maxLength={2000}
            />
          )}
        </Field>
        <Field label={t('joinName')} hint={t('joinNameHint')}>
          {control => (
            <Input
              {...control}
              size="large"
              value={name}
              onChange={event => setName(event.target.value)}
              maxLength={40}
            />
          )}
        </Field>
        <ErrorNote error={join.error} />
        <Button type="primary" size="large" htmlType="submit" loading={join.isPending} disabled={!ready}>
          {t('join')}
        </Button>
        <Button size="large" type="text" onClick={onBack} disabled={join.isPending}>
          {t('back')}
        </Button>
      </DeskForm>
    </DoorScreen>
  )
}

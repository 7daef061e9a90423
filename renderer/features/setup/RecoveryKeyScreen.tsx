import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { errorText, refusalOf, useTRPC } from '../../app/api.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import './set-up.css'
import { texts } from './texts.ts'

const groupCount = 8
const groupLength = 5

/** Data from another computer: the printed recovery key opens them; a typing error is shown where it is. */
export function RecoveryKeyScreen() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const client = useQueryClient()
  const [typed, setTyped] = useState('')
  const open = useMutation(
    trpc.site.openWithRecoveryKey.mutationOptions({ onSuccess: () => client.resetQueries() }),
  )
  const plain = typed.toUpperCase().replace(/[^0-9A-Z]/g, '')
  const refusal = refusalOf(open.error)
  const wrongGroup = refusal?.code === 'keys.recoveryTyping' ? Number(refusal.params.group) : undefined
  const submit = () => {
    if (plain !== '' && !open.isPending) open.mutate({ recoveryKey: typed })
  }
  const change = (next: string) => {
    setTyped(next)
    if (open.error) open.reset()
  }
  return (
    <DoorScreen title={t('keyTitle')} wide>
      <p className="desk-soft">{t('keyText')}</p>
      <DeskForm onSubmit={submit} className="door-form" label={t('keyTitle')}>
        <Field
          label={t('recoveryKey')}
          hint={t('keyRead', { found: plain.length })}
          error={wrongGroup === undefined ? undefined : errorText(open.error, language)}
        >
          {control => (
            <Input
              {...control}
              size="large"
              className="door-code"
              value={typed}
              onChange={event => change(event.target.value)}
              autoFocus
              autoComplete="off"
              spellCheck={false}
              maxLength={200}
            />
          )}
        </Field>
        <ol className="key-groups">
          {Array.from({ length: groupCount }, (_, index) => (
            <li key={index} className={wrongGroup === index + 1 ? 'key-group-wrong' : undefined}>
              <small>{t('keyGroup', { group: index + 1 })}</small>
              {plain.slice(index * groupLength, (index + 1) * groupLength) || ' '}
            </li>
          ))}
        </ol>
        {wrongGroup === undefined ? <ErrorNote error={open.error} /> : null}
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={open.isPending}
          disabled={plain === ''}
        >
          {t('keyOpen')}
        </Button>
      </DeskForm>
    </DoorScreen>
  )
}

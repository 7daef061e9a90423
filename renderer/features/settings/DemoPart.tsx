import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { texts } from './texts.ts'

/** The way from the example to real work: everything invented goes, after the code was typed. */
export function DemoPart({ code }: { readonly code: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  const [confirm, setConfirm] = useState('')
  const remove = useMutation(trpc.site.removeDemo.mutationOptions({ onSuccess: () => client.resetQueries() }))
  return (
    <section className="settings-part">
      <h2>{t('demoTitle')}</h2>
      <p>{t('demoText')}</p>
      {asking ? (
        <DeskForm
          className="settings-form"
          onSubmit={() => remove.mutate({ confirm })}
          label={t('demoTitle')}
        >
          <Field label={t('demoConfirm', { code })}>
            {control => (
              <Input
                {...control}
                value={confirm}
                onChange={event => setConfirm(event.target.value)}
                autoFocus
                autoComplete="off"
              />
            )}
          </Field>
          <ErrorNote error={remove.error} />
          <div className="settings-buttons">
            <Button
              danger
              type="primary"
              htmlType="submit"
              loading={remove.isPending}
              disabled={confirm.trim() === ''}
            >
              {t('demoRemoveNow')}
            </Button>
            <Button type="text" onClick={() => setAsking(false)}>
              {t('demoKeep')}
            </Button>
          </div>
        </DeskForm>
      ) : (
        <div className="settings-buttons">
          <Button danger onClick={() => setAsking(true)}>
            {t('demoRemove')}
          </Button>
        </div>
      )}
    </section>
  )
}

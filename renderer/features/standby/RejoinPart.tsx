import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { type Invited, InvitedFields, isInvited, trimmed } from './InvitedFields.tsx'
import './standby.css'
import { isFilled, type Manager, ManagerFields, nobody } from './ManagerFields.tsx'
import { texts } from './texts.ts'

const steps = ['rejoin1', 'rejoin2', 'rejoin3'] as const

/** A computer whose place was taken becomes the standby of the one that took it: what that means, and the form. */
export function RejoinPart() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [invited, setInvited] = useState<Invited>({ line: '', name: '' })
  const [manager, setManager] = useState<Manager>(nobody)
  const rejoin = useMutation(
    trpc.standby.rejoin.mutationOptions({
      onSuccess: () => client.resetQueries(),
      onError: () => setManager(({ login }) => ({ login, password: '' })),
    }),
  )
  const ready = isInvited(invited) && isFilled(manager) && !rejoin.isPending
  return (
    <section className="standby-part desk-screen-only">
      <h2>{t('rejoinTitle')}</h2>
      <p>{t('rejoinText')}</p>
      <ul className="standby-steps">
        {steps.map(step => (
          <li key={step}>{t(step)}</li>
        ))}
      </ul>
      {open ? (
        <DeskForm
          className="door-form"
          label={t('rejoinTitle')}
          onSubmit={() => {
            if (ready) rejoin.mutate({ ...trimmed(invited), ...manager })
          }}
        >
          <p>{t('rejoinWhere')}</p>
          <InvitedFields
            value={invited}
            onChange={next => {
              setInvited(next)
              rejoin.reset()
            }}
          />
          <ManagerFields value={manager} onChange={setManager} />
          <ErrorNote error={rejoin.error} />
          <Button type="primary" size="large" htmlType="submit" loading={rejoin.isPending} disabled={!ready}>
            {t('rejoin')}
          </Button>
          <Button size="large" type="text" onClick={() => setOpen(false)} disabled={rejoin.isPending}>
            {t('cancel')}
          </Button>
        </DeskForm>
      ) : (
        <Button size="large" onClick={() => setOpen(true)}>
          {t('rejoinOpen')}
        </Button>
      )}
    </section>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { DoorScreen } from '../session/DoorScreen.tsx'
import { type Invited, InvitedFields, isInvited, trimmed } from './InvitedFields.tsx'
import { texts } from './texts.ts'

/** A new computer begins to keep a copy of another: the line from there, and a name for this one. */
export function JoinScreen({ onBack }: { onBack(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const [invited, setInvited] = useState<Invited>({ line: '', name: '' })
  const join = useMutation(
    trpc.standby.join.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.site.state.queryKey() }),
    }),
  )
  const ready = isInvited(invited) && !join.isPending
  return (
    <DoorScreen title={t('joinTitle')} wide>
      <p>{t('joinText')}</p>
      <DeskForm
        className="door-form"
        label={t('joinTitle')}
        onSubmit={() => {
          if (ready) join.mutate(trimmed(invited))
        }}
      >
        <InvitedFields
          value={invited}
          onChange={next => {
            setInvited(next)
            join.reset()
          }}
        />
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

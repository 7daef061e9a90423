import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import { SiteCode } from '../../../main/contract/site.ts'
import { Line } from '../../../main/contract/values.ts'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { saveText } from '../../app/host.ts'
import { useTexts } from '../../app/i18n.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { useForm } from '../../components/form.ts'
import { QrCode } from '../../components/QrCode.tsx'
import { texts } from './texts.ts'

const Invited = z.object({ code: SiteCode, name: Line, address: z.string().trim().max(300) })

interface InviteDialogProps {
  /** The site that is invited again. */
  readonly again?: { readonly code: string; readonly name: string }
  onClose(): void
}

/** Who is invited, then the file and the code it joins with: shown once, they are as secret as a key. */
export function InviteDialog({ again, onClose }: InviteDialogProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const form = useForm(Invited, { code: again?.code ?? '', name: again?.name ?? '', address: '' })
  const invite = useMutation(
    trpc.hq.invite.mutationOptions({
      onSuccess: () => client.invalidateQueries({ queryKey: trpc.hq.pathKey() }),
    }),
  )
  const { code, name, address } = form.values
  if (invite.data)
    return (
      <Dialog title={t('invitation', { name })} footer={null} onCancel={onClose} destroyOnHidden>
        <Made code={code} text={invite.data.text} expiresAt={invite.data.expiresAt} onDone={onClose} />
      </Dialog>
    )
  return (
    <Dialog title={t(again ? 'inviteAgain' : 'invite')} footer={null} onCancel={onClose} destroyOnHidden>
      <DeskForm
        label={t('invite')}
        onSubmit={() => {
          if (form.check().ok && !invite.isPending)
            invite.mutate({ code: code.trim().toUpperCase(), name: name.trim(), address: address.trim() })
        }}
      >
        <Field label={t('code')} hint={t('codeHint')} error={form.errorOf('code')} required>
          {control => (
            <Input
              {...control}
              autoFocus={!again}
              disabled={again !== undefined}
              value={code}
              onChange={event => form.set('code', event.target.value.toUpperCase())}
            />
          )}
        </Field>
        <Field label={t('name')} error={form.errorOf('name')} required>
          {control => (
            <Input
              {...control}
              autoFocus={again !== undefined}
              value={name}
              onChange={event => form.set('name', event.target.value)}
            />
          )}
        </Field>
        <Field label={t('address')} hint={t('addressHint')} error={form.errorOf('address')}>
          {control => (
            <Input
              {...control}
              spellCheck={false}
              value={address}
              onChange={event => form.set('address', event.target.value)}
            />
          )}
        </Field>
        <ErrorNote error={invite.error} />
        <div className="hq-buttons">
          <Button htmlType="submit" type="primary" loading={invite.isPending}>
            {t('makeInvitation')}
          </Button>
          <Button type="text" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}

interface MadeProps {
  readonly code: string
  readonly text: string
  readonly expiresAt: number
  onDone(): void
}

function Made({ code, text, expiresAt, onDone }: MadeProps) {
  const t = useTexts(texts)
  const [problem, setProblem] = useState<unknown>(null)
  const save = () => {
    saveText(`invitation-${code}.desk-invitation`, `${text}\n`).then(() => setProblem(null), setProblem)
  }
  return (
    <div className="hq-invitation">
      <p>{t('invitationHow', { day: formatDay(expiresAt) })}</p>
      <QrCode className="hq-qr" text={text} label={t('invitationCode')} />
      <ErrorNote error={problem} />
      <div className="hq-buttons">
        <Button type="primary" autoFocus onClick={save}>
          {t('saveInvitation')}
        </Button>
        <Button type="text" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </div>
  )
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTRPC } from '../../app/api.ts'
import { suspendHotkeys } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMe } from '../../app/session.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { DoorScreen } from './DoorScreen.tsx'
import { PasswordInput } from './PasswordInput.tsx'
import { texts } from './texts.ts'
import { useBlocked } from './useBlocked.ts'
import { useSignOut } from './useSignOut.ts'

/** Over the page, which stays as it is: the password of the same person opens it again. */
export function LockScreen() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useQueryClient()
  const me = useMe()
  const signOut = useSignOut()
  const [password, setPassword] = useState('')
  const unlock = useMutation(
    trpc.staff.unlock.mutationOptions({
      onSuccess: () => client.invalidateQueries(),
      onError: () => setPassword(''),
    }),
  )
  const blocked = useBlocked(unlock.error)
  const dialog = useRef<HTMLDialogElement>(null)
  // A modal dialog of the browser lies over everything else, open menus and pictures too, and keeps them out of reach.
  useEffect(() => {
    const shown = dialog.current
    // Escape, pressed as often as one likes, is no way past the lock.
    shown?.setAttribute('closedby', 'none')
    shown?.showModal()
    // The dialog would give the focus to its first control.
    shown?.querySelector<HTMLInputElement>('input[type=password]')?.focus()
    suspendHotkeys(true)
    return () => {
      suspendHotkeys(false)
      shown?.close()
    }
  }, [])
  const submit = () => {
    if (password !== '' && blocked === 0 && !unlock.isPending) unlock.mutate({ password })
  }
  return (
    <dialog
      ref={dialog}
      className="door-lock"
      aria-label={t('unlock')}
      onCancel={event => event.preventDefault()}
      // Browsers that do not know `closedby` close on a second Escape whatever the first one was answered.
      onClose={event => event.currentTarget.isConnected && event.currentTarget.showModal()}
    >
      <DoorScreen title={t('lockedTitle', { name: me.name ?? me.login })}>
        <p className="desk-soft">{t('lockedText')}</p>
        <DeskForm onSubmit={submit} className="door-form" label={t('unlock')}>
          <input type="hidden" autoComplete="username" value={me.login} readOnly />
          <PasswordInput
            label={t('password')}
            value={password}
            onChange={setPassword}
            kind="current-password"
            autoFocus
          />
          {blocked > 0 ? (
            <p role="alert" className="door-blocked desk-figures">
              {t('blocked', { seconds: blocked })}
            </p>
          ) : (
            <ErrorNote error={unlock.error} />
          )}
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={unlock.isPending}
            disabled={password === '' || blocked > 0}
            block
          >
            {t('unlock')}
          </Button>
          <Button type="link" size="small" onClick={signOut}>
            {t('switchPerson')}
          </Button>
        </DeskForm>
      </DoorScreen>
    </dialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { DeskError, isErrorCode } from '../../../main/contract/errors.ts'
import { longestInvitation } from '../../../main/contract/sync.ts'
import { type Outputs, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Time } from '../../components/Time.tsx'
import { FileDrop } from '../cases/files/FileDrop.tsx'
import { inGroups } from '../headquarters/key-groups.ts'
import { RotateKey } from './RotateKey.tsx'
import { useRefreshSync } from './refresh.ts'
import { texts } from './texts.ts'

type Invitation = Outputs['sync']['readInvitation']

/** Joining a headquarters by its invitation file; what it says is shown before anything happens. */
export function JoinPart({ joined }: { readonly joined: boolean }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('sync.manage')
  const refresh = useRefreshSync()
  const { message } = App.useApp()
  const input = useRef<HTMLInputElement>(null)
  const [content, setContent] = useState('')
  const read = useMutation(trpc.sync.readInvitation.mutationOptions())
  const look = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > longestInvitation) throw new DeskError('sync.notAnInvitation')
      const text = await file.text()
      const view = await read.mutateAsync({ content: text })
      setContent(text)
      return view
    },
  })
  const join = useMutation(
    trpc.sync.enrol.mutationOptions({
      onSuccess: ({ name }) => {
        message.success(t('joined', { name }))
        forget()
        refresh()
      },
    }),
  )
  const forget = () => {
    // Whoever holds what stands in it may join in the name of this site.
    setContent('')
    look.reset()
    join.reset()
  }
  const chosen = (files: readonly File[]) => {
    const [file] = files
    if (file && !look.isPending) look.mutate(file)
  }
  if (!may) return joined ? null : <Explained text={t('joinAsk')} />
  const invitation = look.data
  const choose = (
    <Button
      type={joined || invitation ? 'default' : 'primary'}
      loading={look.isPending}
      onClick={() => input.current?.click()}
    >
      {t(invitation ? 'joinOther' : joined ? 'rejoin' : 'chooseInvitation')}
    </Button>
  )
  return (
    <section className="settings-part" aria-label={t('join')}>
      {joined && !invitation ? null : (
        <>
          <h2>{t('join')}</h2>
          <p className="desk-soft">{t('joinText')}</p>
        </>
      )}
      <FileDrop onFiles={chosen}>
        {invitation ? (
          <Contents invitation={invitation}>
            {invitation.problem ? null : (
              <Button
                type="primary"
                autoFocus
                loading={join.isPending}
                onClick={() => join.mutate({ content })}
              >
                {t('joinNow')}
              </Button>
            )}
            {choose}
            <Button type="text" onClick={forget}>
              {t('giveUp')}
            </Button>
          </Contents>
        ) : (
          <div className="settings-buttons">
            {choose}
            <span className="desk-soft">{t('dropInvitation')}</span>
            {joined ? <RotateKey /> : null}
          </div>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept=".desk-invitation,.json"
          aria-label={t('chooseInvitation')}
          onChange={event => {
            chosen([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </FileDrop>
      <ErrorNote error={look.error ?? join.error} />
    </section>
  )
}

function Explained({ text }: { readonly text: string }) {
  const t = useTexts(texts)
  return (
    <section className="settings-part">
      <h2>{t('join')}</h2>
      <p className="desk-soft">{t('joinText')}</p>
      <p>{text}</p>
    </section>
  )
}

function Contents({
  invitation: { hq, code, key, expiresAt, address, problem, again },
  children,
}: {
  readonly invitation: Invitation
  readonly children: React.ReactNode
}) {
  const t = useTexts(texts)
  return (
    <div className="settings-form">
      <Facts
        rows={[
          [t('invitationOf'), hq],
          [t('invitationFor'), code],
          ...(address === null ? [] : [[t('address'), address] as const]),
          [t('invitationUntil'), <Time key="until" at={expiresAt} as="moment" />],
          [
            t('fingerprint'),
            <span key="key">
              <code className="sync-key">{inGroups(key)}</code>
              <br />
              <span className="desk-soft">{t('fingerprintHint')}</span>
            </span>,
          ],
        ]}
      />
      {problem ? (
        <ErrorNote
          error={new DeskError(isErrorCode(problem.code) ? problem.code : 'unexpected', problem.params)}
        />
      ) : (
        <p>{t(again ? 'joinAgain' : 'joinWarning')}</p>
      )}
      <div className="settings-buttons">{children}</div>
    </div>
  )
}

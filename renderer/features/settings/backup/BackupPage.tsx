import { useQuery } from '@tanstack/react-query'
import { App } from 'antd'
import { useState } from 'react'
import { useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { ErrorNote, ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Page } from '../../../components/Page.tsx'
import { DeskError } from '../../../../main/contract/errors.ts'
import { SecretSheet } from '../../setup/SecretSheet.tsx'
import { BackupPart } from '../BackupPart.tsx'
import '../settings.css'
import { RecoveryKeyPart } from './RecoveryKeyPart.tsx'
import { RehearsalPart } from './RehearsalPart.tsx'
import { SecondPlacePart } from './SecondPlacePart.tsx'
import { texts } from './texts.ts'

/** Everything about backups: the last one, the second place, the proof that they restore. */
export function BackupPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const status = useQuery(trpc.backup.status.queryOptions(undefined, { meta: { live: false } }))
  const site = useQuery(trpc.site.card.queryOptions())
  const { message } = App.useApp()
  const [recoveryKey, setRecoveryKey] = useState<string>()
  if (recoveryKey !== undefined) {
    const kept = () => {
      setRecoveryKey(undefined)
      message.success(t('newKeyMade'))
    }
    // Alone on the page, so that nothing else comes onto the sheet.
    return (
      <Page title={t('newKeyTitle')}>
        <div className="settings">
          <p className="desk-screen-only">{t('newKeyText')}</p>
          <SecretSheet
            secrets={{
              recoveryKey,
              ...(site.data ? { siteName: site.data.name, siteCode: site.data.code } : {}),
            }}
            onKept={kept}
            proceed={t('newKeyClose')}
          />
        </div>
      </Page>
    )
  }
  if (!may('backup.run'))
    return (
      <Page title={t('title')}>
        <ErrorNote error={new DeskError('permission.denied', { permission: 'backup.run' })} />
      </Page>
    )
  return (
    <Page title={t('title')}>
      <div className="settings">
        <BackupPart />
        {status.error && !status.data ? <ErrorState error={status.error} retry={status.refetch} /> : null}
        {status.isPending ? <Loading rows={6} rowHeight={40} /> : null}
        {status.data ? (
          <>
            <SecondPlacePart status={status.data} />
            <RehearsalPart status={status.data} />
            <RecoveryKeyPart onMade={setRecoveryKey} />
          </>
        ) : null}
      </div>
    </Page>
  )
}

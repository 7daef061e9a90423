import { useQuery } from '@tanstack/react-query'
import { getUntypedClient } from '@trpc/client'
import { z } from 'zod'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useTexts } from '../i18n.ts'
import { useNow } from '../now.ts'
import { useTRPCClient } from '../trpc.ts'
import { texts } from './texts.ts'

const BackupStatus = z.object({ lastAt: z.number().nullable() })
/** Older than this a backup is shown as due, in milliseconds. */
const due = 36 * 3_600_000

/** Age of the last backup; nothing where this desk cannot make backups or the person may not know. */
export function BackupAge() {
  const t = useTexts(texts)
  const client = useTRPCClient()
  const now = useNow()
  const status = useQuery({
    queryKey: ['backup.status'],
    queryFn: async () => BackupStatus.parse(await getUntypedClient(client).query('backup.status')),
    meta: { live: false },
    refetchInterval: 5 * 60_000,
    retry: false,
  })
  if (!status.data) return null
  const { lastAt } = status.data
  if (lastAt === null) return <StateTag tone="dueSoon">{t('noBackup')}</StateTag>
  return (
    <span>
      {now - lastAt > due ? <StateTag tone="dueSoon">{t('backupAge')}</StateTag> : t('backupAge')}{' '}
      <Time at={lastAt} />
    </span>
  )
}

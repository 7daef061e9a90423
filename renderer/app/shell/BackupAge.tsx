import { useQuery } from '@tanstack/react-query'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useTexts } from '../i18n.ts'
import { useTRPC } from '../trpc.ts'
import { texts } from './texts.ts'

/** A backup older than this is shown as due, in milliseconds: the daily one did not happen. */
const due = 36 * 3_600_000

/** Age of the last backup, and whether the last attempt failed. */
export function BackupAge() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const status = useQuery(
    trpc.backup.status.queryOptions(undefined, { meta: { live: false }, refetchInterval: 5 * 60_000 }),
  )
  if (!status.data) return null
  const { last, age, failure } = status.data
  if (failure) return <StateTag tone="overdue">{t('backupFailed')}</StateTag>
  if (last === null || age === null) return <StateTag tone="dueSoon">{t('noBackup')}</StateTag>
  return (
    <span>
      {age > due ? <StateTag tone="dueSoon">{t('backupAge')}</StateTag> : t('backupAge')}{' '}
      <Time at={last.at} />
    </span>
  )
}

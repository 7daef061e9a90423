import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { DeskError, type ErrorParams, isErrorCode } from '../../../main/contract/errors.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { errorText } from '../errors.ts'
import { useLanguage, useTexts } from '../i18n.ts'
import { useMay } from '../session.ts'
import { type Outputs, useTRPC } from '../trpc.ts'
import { texts } from './texts.ts'

/** A backup older than this is shown as due, in milliseconds: the daily one did not happen. */
const due = 36 * 3_600_000
const day = 86_400_000

/** Age of the last backup; what went wrong or is due, with what to do about it on hover and behind a click. */
export function BackupAge() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const language = useLanguage()
  const status = useQuery(
    trpc.backup.status.queryOptions(undefined, { meta: { live: false }, refetchInterval: 5 * 60_000 }),
  )
  if (!status.data) return null
  const { failure, rehearsalFailure, rehearsalDue } = status.data
  const why = (one: { readonly code: string; readonly params: ErrorParams }) =>
    errorText(new DeskError(isErrorCode(one.code) ? one.code : 'unexpected', one.params), language)
  return (
    <>
      {failure ? (
        <Told why={why(failure)}>
          <StateTag tone="overdue">{t('backupFailed')}</StateTag>
        </Told>
      ) : (
        <Age status={status.data} />
      )}
      <SecondAge status={status.data} why={why} />
      {rehearsalFailure ? (
        <Told why={why(rehearsalFailure)} onlyManagers>
          <StateTag tone="overdue">{t('rehearsalFailed')}</StateTag>
        </Told>
      ) : rehearsalDue ? (
        <Told why={t('rehearsalWhat')} onlyManagers>
          <StateTag tone="dueSoon">{t('rehearsalDue')}</StateTag>
        </Told>
      ) : null}
    </>
  )
}

type Status = Outputs['backup']['status']

function Age({ status: { last, age, running } }: { readonly status: Status }) {
  const t = useTexts(texts)
  if (running) return <span>{t('backupRunning')}…</span>
  if (last === null || age === null) return <StateTag tone="dueSoon">{t('noBackup')}</StateTag>
  return (
    <span>
      {age > due ? <StateTag tone="dueSoon">{t('backupAge')}</StateTag> : t('backupAge')}{' '}
      <Time at={last.at} />
    </span>
  )
}

/** The second place, only where somebody has to do something about it. */
function SecondAge({
  status,
  why,
}: {
  readonly status: Status
  why(failure: NonNullable<Status['secondFailure']>): string
}) {
  const t = useTexts(texts)
  const { secondPlace, secondFailure } = status
  if (!secondPlace?.due) return null
  const { age, folder } = secondPlace
  return (
    <Told why={secondFailure ? why(secondFailure) : t('secondWhat', { folder })}>
      <StateTag tone="dueSoon">
        {age === null ? t('secondNever') : t('secondDue', { days: Math.floor(age / day) })}
      </StateTag>
    </Told>
  )
}

/** A word in the status line with what to do; it leads whoever can do it to the place. */
function Told({
  why,
  onlyManagers = false,
  children,
}: {
  readonly why: string
  readonly onlyManagers?: boolean
  readonly children: ReactNode
}) {
  const may = useMay()('backup.run')
  if (may)
    return (
      <Link to="/more/settings/backup" title={why}>
        {children}
      </Link>
    )
  return onlyManagers ? null : <span title={why}>{children}</span>
}

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import type { OnCallRow } from '../../../main/contract/contractors.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatClock } from '../../app/format.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { leakPaths } from '../leaks/paths.ts'
import { startTexts } from './start-texts.ts'
import { StartTask } from './StartTask.tsx'

interface OnCallTaskProps {
  /** Calls made before the emergency do not count. UTC milliseconds. */
  readonly since: number
  readonly works: boolean
}

/** Contractors on call with their numbers: each is called, and whether they answered is noted beside them. */
export function OnCallTask({ since, works }: OnCallTaskProps) {
  const t = useTexts(startTexts)
  const trpc = useTRPC()
  const found = useQuery(trpc.contractors.onCall.queryOptions({ running: true }))
  const rows = found.data ?? []
  const called = rows.filter(row => calledSince(row, since))
  return (
    <StartTask
      title={t('contractors')}
      done={rows.length > 0 && called.length === rows.length}
      said={
        rows.length > 0
          ? t('called', {
              called: called.length,
              count: rows.length,
              reached: called.filter(({ reachable }) => reachable).length,
            })
          : undefined
      }
    >
      {found.data?.length === 0 ? (
        <span>
          {t('noContractors')} <Link to={leakPaths.contractors}>{t('toContractors')}</Link>
        </span>
      ) : null}
      {rows.length > 0 ? (
        <ul className="start-task-contractors">
          {rows.map(row => (
            <OnCallLine key={row.id} row={row} since={since} works={works} />
          ))}
        </ul>
      ) : null}
      <ErrorNote error={found.data ? null : found.error} />
    </StartTask>
  )
}

const calledSince = ({ calledAt }: OnCallRow, since: number) => calledAt !== null && calledAt >= since

function OnCallLine({ row, since, works }: OnCallTaskProps & { readonly row: OnCallRow }) {
  const t = useTexts(startTexts)
  const word = useWord()
  const trpc = useTRPC()
  const confirm = useCommand(trpc.contractors.confirmOnCall)
  const note = (reachable: boolean) => confirm.send({ onCallId: row.id, reachable, note: '' })
  const called = calledSince(row, since) && row.calledAt !== null
  return (
    <li>
      <span className="start-task-head">
        <span>{row.contractorName}</span>
        <span className="desk-soft">{row.trades.map(trade => word(tradeWords[trade])).join(comma())}</span>
        {row.dayPhone === null ? null : (
          <span>
            {t('byDay')} <strong className="desk-figures">{row.dayPhone}</strong>
          </span>
        )}
        {row.nightPhone === null ? null : (
          <span>
            {t('byNight')} <strong className="desk-figures">{row.nightPhone}</strong>
          </span>
        )}
      </span>
      <span className="start-task-actions">
        {called ? (
          <StateTag tone={row.reachable ? 'done' : 'overdue'}>
            {t(row.reachable ? 'reached' : 'unreached', {
              time: formatClock(row.calledAt ?? since),
              name: row.calledByName ?? '',
            })}
          </StateTag>
        ) : null}
        {works ? (
          <>
            <Button
              size="small"
              loading={confirm.pending}
              aria-label={`${t('answered')} ${row.contractorName}`}
              onClick={() => note(true)}
            >
              {t('answered')}
            </Button>
            <Button
              size="small"
              aria-label={`${t('unanswered')} ${row.contractorName}`}
              onClick={() => note(false)}
            >
              {t('unanswered')}
            </Button>
          </>
        ) : null}
      </span>
      <ErrorNote error={confirm.error} />
    </li>
  )
}

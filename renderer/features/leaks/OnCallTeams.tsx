import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { OnCallRow } from '../../../main/contract/contractors.ts'
import type { TeamRow } from '../../../main/contract/leaks.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatClock } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { useUndo } from '../../components/undo.tsx'
import { teamTexts } from './team-texts.ts'

interface OnCallTeamsProps {
  readonly teams: readonly TeamRow[]
  onOpened(teamId: string): void
}

/** Leaks a contractor's people can work on at once, until somebody says otherwise. */
const usualCapacity = 3

/** Contractors on call that have no team yet: one press opens it with their name, phone and trades. */
export function OnCallTeams({ teams, onOpened }: OnCallTeamsProps) {
  const t = useTexts(teamTexts)
  const trpc = useTRPC()
  const now = useNow()
  const offerUndo = useUndo()
  const onCall = useQuery(trpc.contractors.onCall.queryOptions({ running: true }))
  const add = useCommand(trpc.teams.add)
  const retire = useCommand(trpc.teams.retire)
  const known = new Set(teams.filter(team => !team.retired).map(team => team.contractorId))
  const without = (onCall.data ?? []).filter(row => !known.has(row.contractorId))
  if (without.length === 0) return null
  const open = async (row: OnCallRow) => {
    const teamId = newId()
    const phone = phoneNow(row, now)
    const { contractorId, contractorName: name, trades } = row
    const team = { teamId, name, kind: 'contractor' as const, capacity: usualCapacity, contractorId }
    await add.run({ ...team, trades: [...trades], ...(phone === null ? {} : { phone }) })
    offerUndo(t('opened', { name }), () => retire.run({ teamId, retired: true }))
    onOpened(teamId)
  }
  return (
    <section className="on-call-teams" aria-label={t('onCall')}>
      <h3>{t('onCall')}</h3>
      {without.map(row => (
        <Button
          key={row.id}
          loading={add.pending}
          onClick={() => {
            // A refusal stands below.
            open(row).catch(() => undefined)
          }}
        >
          {t('openFor', { name: row.contractorName })}
        </Button>
      ))}
      <ErrorNote error={add.error} />
    </section>
  )
}

/** The number that is answered at this hour, else the other one. */
function phoneNow({ dayPhone, nightPhone }: OnCallRow, now: number): string | null {
  const clock = formatClock(now)
  const night = clock < '07:00' || clock >= '19:00'
  return night ? (nightPhone ?? dayPhone) : (dayPhone ?? nightPhone)
}

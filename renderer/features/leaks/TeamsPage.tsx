import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { z } from 'zod'
import type { TeamRow } from '../../../main/contract/leaks.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import './leaks.css'
import { LeaksTabs } from './LeaksTabs.tsx'
import { OnCallTeams } from './OnCallTeams.tsx'
import { TeamForm } from './TeamForm.tsx'
import { TeamPanel } from './TeamPanel.tsx'
import { teamTexts } from './team-texts.ts'
import { useTeamAbout } from './useTeamAbout.ts'

const Address = z.object({ team: z.union([Id, z.literal('new')]).optional() })

/** Who is sent to leaks, those with room first, and what each is at. */
export function TeamsPage() {
  const t = useTexts(teamTexts)
  const trpc = useTRPC()
  const edits = useMay()('team.edit')
  const [{ team }, change] = useAddress(Address)
  const [editing, setEditing] = useState<string>()
  const teams = useQuery(trpc.teams.list.queryOptions())
  useHotkey({ keys: 'N', label: t('keyNew'), disabled: !edits }, () => change({ team: 'new' }))
  const chosen = teams.data?.find(one => one.id === team)
  const close = () => change({ team: '' })
  const button = edits ? (
    <Button type="primary" onClick={() => change({ team: 'new' })}>
      {t('add')} <KeyHint keys="N" />
    </Button>
  ) : null
  const select = (row: TeamRow) => {
    setEditing(undefined)
    change({ team: row.id })
  }
  return (
    <Page title={t('title')} actions={button} aside={<LeaksTabs />} fill>
      <div className={team === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
        <div className="two-panes-list">
          {teams.error && !teams.data ? <ErrorState error={teams.error} retry={teams.refetch} /> : null}
          {teams.isPending ? <Loading rows={4} rowHeight={56} /> : null}
          {teams.data?.length === 0 ? <EmptyState text={t('empty')} action={button} /> : null}
          {teams.data && edits ? (
            <OnCallTeams teams={teams.data} onOpened={id => change({ team: id })} />
          ) : null}
          {teams.data && teams.data.length > 0 ? (
            <VirtualList
              items={teams.data}
              keyOf={row => row.id}
              label={t('title')}
              rowHeight={56}
              selected={team}
              onSelect={select}
              onOpen={select}
              render={row => <TeamLine team={row} />}
            />
          ) : null}
        </div>
        <div className="two-panes-detail">
          {team === 'new' && edits ? (
            <TeamForm onDone={id => change({ team: id })} onCancel={close} />
          ) : chosen && editing === chosen.id ? (
            <TeamForm
              key={chosen.id}
              team={chosen}
              onDone={() => setEditing(undefined)}
              onCancel={() => setEditing(undefined)}
            />
          ) : chosen ? (
            <TeamPanel key={chosen.id} team={chosen} onEdit={() => setEditing(chosen.id)} onClose={close} />
          ) : (
            <p className="two-panes-choose">{t('choose')}</p>
          )}
        </div>
      </div>
    </Page>
  )
}

function TeamLine({ team }: { readonly team: TeamRow }) {
  const t = useTexts(teamTexts)
  const { whose } = useTeamAbout()
  return (
    <div className="team-line">
      <span className="team-line-head">
        <strong>{team.name}</strong>
        {team.retired ? (
          <StateTag tone="off">{t('retired')}</StateTag>
        ) : team.load >= team.capacity ? (
          <StateTag tone="overdue">{t('full')}</StateTag>
        ) : (
          <StateTag tone="done">{t('free')}</StateTag>
        )}
      </span>
      <span className="desk-soft">
        {whose(team)} · {t('load', { load: team.load, capacity: team.capacity })}
      </span>
    </div>
  )
}

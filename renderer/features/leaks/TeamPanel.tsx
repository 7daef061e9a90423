import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import { tradeWords } from '../../../main/contract/contractor-words.ts'
import type { TeamRow } from '../../../main/contract/leaks.ts'
import { teamKindWords } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { useUndo } from '../../components/undo.tsx'
import { useWord } from '../cases/words.ts'
import { LeakLine } from './LeakLine.tsx'
import { MessagePart } from './MessagePart.tsx'
import { isSent } from './next-step.ts'
import { TeamPhones } from './phone/TeamPhones.tsx'
import { leakPaths } from './paths.ts'
import { teamTexts } from './team-texts.ts'

interface TeamPanelProps {
  readonly team: TeamRow
  onEdit(): void
  onClose(): void
}

/** One team: who they are and what they are at. */
export function TeamPanel({ team, onEdit, onClose }: TeamPanelProps) {
  const t = useTexts(teamTexts)
  const word = useWord()
  const trpc = useTRPC()
  const offerUndo = useUndo()
  const edits = useMay()('team.edit')
  const open = useQuery(trpc.leaks.open.queryOptions())
  const retire = useCommand(trpc.teams.retire)
  const mine = (open.data ?? []).filter(leak => leak.teamId === team.id)
  const sent = mine.filter(isSent)
  const setRetired = (retired: boolean) => {
    retire.run({ teamId: team.id, retired }).then(
      () => {
        if (retired)
          offerUndo(t('retiredNote', { name: team.name }), () =>
            retire.run({ teamId: team.id, retired: false }),
          )
      },
      () => undefined,
    )
  }
  const phone = team.phone === null ? null : <a href={`tel:${team.phone}`}>{team.phone}</a>
  return (
    <article className="team-form" aria-label={team.name}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {t('back')}
      </Button>
      <h2>{team.name}</h2>
      <Facts
        rows={[
          [t('kind'), word(teamKindWords[team.kind])],
          ...(team.contractorId === null
            ? []
            : [
                [
                  t('contractor'),
                  <Link key="contractor" to={`${leakPaths.contractors}?contractor=${team.contractorId}`}>
                    {team.contractorName}
                  </Link>,
                ] as const,
              ]),
          [t('trades'), team.trades.map(trade => word(tradeWords[trade])).join(comma()) || null],
          [t('phone'), phone],
          [t('capacity'), team.capacity],
        ]}
      />
      {edits ? (
        <div className="team-line-head">
          <Button onClick={onEdit}>{t('edit')}</Button>
          <Button type="text" loading={retire.pending} onClick={() => setRetired(!team.retired)}>
            {t(team.retired ? 'restore' : 'retire')}
          </Button>
        </div>
      ) : null}
      <ErrorNote error={retire.error} />
      {edits && !team.retired ? <TeamPhones team={team} /> : null}
      <section>
        <h3>{t('under')}</h3>
        {open.error && !open.data ? <ErrorState error={open.error} retry={open.refetch} /> : null}
        {open.data && mine.length === 0 ? <p className="desk-soft">{t('nothing')}</p> : null}
        {sent.length > 0 ? <MessagePart leaks={sent} teamId={team.id} teamName={team.name} /> : null}
        {mine.map(leak => (
          <Link key={leak.caseId} className="leak-link" to={`${leakPaths.board}?leak=${leak.caseId}`}>
            <LeakLine leak={leak} />
          </Link>
        ))}
      </section>
    </article>
  )
}

import { Input } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { LeakRow } from '../../../main/contract/leaks.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { comma, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { useUndo } from '../../components/undo.tsx'
import { ActionForm } from './ActionForm.tsx'
import { KeyChoice } from './KeyChoice.tsx'
import { leakPaths } from './paths.ts'
import { texts } from './texts.ts'
import { namesOf } from './useLeakSteps.ts'
import { useTeamChoices } from './useTeamChoices.ts'

interface SendFormProps {
  readonly leaks: readonly LeakRow[]
  onDone(teamId: string): void
  onCancel(): void
}

/** Which team goes, whom most speaks for in front; whoever was on the way is told off. */
export function SendForm({ leaks, onDone, onCancel }: SendFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const offerUndo = useUndo('leaks')
  const { teams, choices } = useTeamChoices(leaks.map(leak => leak.caseId))
  const dispatch = useCommand(trpc.leaks.dispatch)
  const recall = useCommand(trpc.leaks.recall)
  const [chosen, setChosen] = useState<string>()
  const [note, setNote] = useState('')
  if (teams.error && !teams.data) return <ErrorState error={teams.error} retry={teams.refetch} />
  if (!teams.data) return <Loading rows={4} />
  const there = teams.data
  if (there.length === 0)
    return (
      <EmptyState
        text={t('noTeams')}
        action={<Link to={`${leakPaths.teams}?team=new`}>{t('addTeam')}</Link>}
      />
    )
  const teamId = chosen ?? there[0]?.id ?? ''
  const instead = [
    ...new Set(leaks.flatMap(leak => (leak.teamId !== teamId && leak.teamName ? [leak.teamName] : []))),
  ]
  const send = async () => {
    const caseIds = leaks.map(leak => leak.caseId)
    await dispatch.run({ caseIds, teamId, ...(note.trim() === '' ? {} : { note: note.trim() }) })
    const team = there.find(one => one.id === teamId)?.name ?? ''
    offerUndo(t('sent', { home: namesOf(leaks), team }), () => recall.run({ caseIds }))
    onDone(teamId)
  }
  return (
    <ActionForm
      title={leaks.length > 1 ? t('sendMany', { count: leaks.length }) : t('send')}
      verb={t('sendVerb')}
      pending={dispatch.pending}
      error={dispatch.error}
      onSubmit={() => {
        // A refusal stands in the form.
        send().catch(() => undefined)
      }}
      onCancel={onCancel}
    >
      <KeyChoice first label={t('team')} value={teamId} choices={choices} onChange={setChosen} />
      {instead.length > 0 ? (
        <p className="leak-late">{t('toldOff', { teams: instead.join(comma()) })}</p>
      ) : null}
      <Field label={t('note')}>
        {control => (
          <Input
            {...control}
            maxLength={2000}
            placeholder={t('notePlaceholder')}
            value={note}
            onChange={event => setNote(event.target.value)}
          />
        )}
      </Field>
    </ActionForm>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { Link } from 'react-router'
import type { EmergencyDetail, NotedTask } from '../../../main/contract/emergencies.ts'
import { type PackPart, packParts, usualForms } from '../../../main/contract/leak-pack.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatClock, formatMoment } from '../../app/format.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { useUndo } from '../../components/undo.tsx'
import { PrintPack } from '../leak-pack/PrintPack.tsx'
import { leakPaths } from '../leaks/paths.ts'
import { OnCallTask } from './OnCallTask.tsx'
import { StartTask } from './StartTask.tsx'
import { startTexts } from './start-texts.ts'

interface StartTasksProps {
  readonly detail: EmergencyDetail
}

/** What is done first once an emergency runs, each one key or press, with who did it when. */
export function StartTasks({ detail }: StartTasksProps) {
  const t = useTexts(startTexts)
  const works = useMay()('leak.work')
  const storm = detail.kind === 'storm'
  return (
    <section aria-label={t('title')} className="start-tasks">
      <h3>{t('title')}</h3>
      <ol>
        <DutyTask detail={detail} works={works} keys="1" />
        <OnCallTask since={detail.startedAt} works={works} />
        <PrintTask detail={detail} task="contacts" parts={['contacts', 'roster']} keys="2" />
        {storm ? (
          <>
            <PrintTask detail={detail} task="watch" parts={['watch']} keys="3" />
            <PrintTask detail={detail} task="pack" parts={packParts} keys="4" />
            <PatrolTask detail={detail} works={works} keys="5" />
          </>
        ) : null}
      </ol>
    </section>
  )
}

interface TaskProps extends StartTasksProps {
  readonly keys: string
}

/** Whether one of the first things was noted, by whom and when, and how to note it. */
function useNoted({ id, steps }: EmergencyDetail, task: NotedTask) {
  const t = useTexts(startTexts)
  const trpc = useTRPC()
  const language = useLanguage()
  const command = useCommand(trpc.emergencies.noteTask)
  const offerUndo = useUndo(`start-${task}`)
  const step = steps.find(({ what }) => what === task)
  return {
    done: step !== undefined,
    said: step && (
      <span title={formatMoment(step.at, language)}>
        {formatClock(step.at)} {step.byName ?? ''}
      </span>
    ),
    pending: command.pending,
    error: command.error,
    note() {
      if (step) return
      command.run({ emergencyId: id, task, done: true }).then(
        () => offerUndo(t(`noted.${task}`), () => command.run({ emergencyId: id, task, done: false })),
        // A refusal stands below.
        () => undefined,
      )
    },
  }
}

/** Who is on duty now, with numbers; noted once they were told. */
function DutyTask({ detail, works, keys }: TaskProps & { readonly works: boolean }) {
  const t = useTexts(startTexts)
  const trpc = useTRPC()
  const noted = useNoted(detail, 'duty')
  const duty = useQuery(trpc.season.onDuty.queryOptions())
  const people = duty.data?.people ?? []
  const offered = works && !noted.done && people.length > 0
  useHotkey({ keys, label: t('tell'), disabled: !offered }, noted.note)
  return (
    <StartTask title={t('duty')} done={noted.done} said={noted.said}>
      {people.map(({ staffId, name, phone }) => (
        <span key={staffId ?? `${name} ${phone}`} className="start-task-person">
          {name ?? '—'} <strong className="desk-figures">{phone ?? t('noPhone')}</strong>
        </span>
      ))}
      {duty.data && people.length === 0 ? (
        <span>
          {t('nobodyOnDuty')} <Link to={`${leakPaths.season}?tab=roster`}>{t('toRoster')}</Link>
        </span>
      ) : null}
      {offered ? (
        <Button loading={noted.pending} onClick={noted.note}>
          {t('tell')} <KeyHint keys={keys} />
        </Button>
      ) : null}
      <ErrorNote error={noted.error ?? (duty.data ? null : duty.error)} />
    </StartTask>
  )
}

interface PrintTaskProps extends TaskProps {
  readonly task: Exclude<NotedTask, 'duty'>
  readonly parts: readonly PackPart[]
}

/** Something on paper: made by one key, and noted once it is there. */
function PrintTask({ detail, task, parts, keys }: PrintTaskProps) {
  const t = useTexts(startTexts)
  const noted = useNoted(detail, task)
  return (
    <StartTask title={t(task)} done={noted.done} said={noted.said}>
      <PrintPack
        parts={parts}
        label={t(noted.done ? 'printAgain' : 'print')}
        keys={keys}
        onMade={noted.note}
        {...(parts.includes('forms') ? { count: usualForms } : {})}
      />
      {task === 'pack' ? <Link to={leakPaths.pack}>{t('choosePack')}</Link> : null}
      {task === 'watch' ? <Link to={leakPaths.watchList}>{t('see')}</Link> : null}
      <ErrorNote error={noted.error} />
    </StartTask>
  )
}

/** The round before the rain over all points and the homes of the watch list. */
function PatrolTask({ detail, works, keys }: TaskProps & { readonly works: boolean }) {
  const t = useTexts(startTexts)
  const language = useLanguage()
  const trpc = useTRPC()
  const rounds = useQuery(trpc.patrols.roundsOf.queryOptions({ emergencyId: detail.id }))
  const start = useCommand(trpc.patrols.startBefore)
  const [round] = rounds.data ?? []
  const offered = works && rounds.data !== undefined && round === undefined
  const begin = () =>
    start.send({
      roundId: newId(),
      emergencyId: detail.id,
      title: t('patrolTitle', { day: formatMoment(detail.startedAt, language) }),
    })
  useHotkey({ keys, label: t('startPatrol'), disabled: !offered || start.pending }, begin)
  return (
    <StartTask
      title={t('patrol')}
      done={round !== undefined}
      said={round ? `${formatClock(round.startedAt)} ${round.startedBy ?? ''}` : undefined}
    >
      {round ? (
        <>
          <span className="desk-figures">{t('patrolled', { done: round.done, stops: round.stops })}</span>
          <Link to={`${leakPaths.season}?tab=patrols&round=${round.id}`}>{t('toPatrol')}</Link>
        </>
      ) : null}
      {offered ? (
        <Button loading={start.pending} onClick={begin}>
          {t('startPatrol')} <KeyHint keys={keys} />
        </Button>
      ) : null}
      <ErrorNote error={start.error ?? (rounds.data ? null : rounds.error)} />
    </StartTask>
  )
}

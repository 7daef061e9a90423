import { Button } from 'antd'
import { useState } from 'react'
import type { BatchDetail, HandoverTaskRow, TaskState } from '../../../main/contract/handover.ts'
import { taskStateWords } from '../../../main/contract/handover-words.ts'
import { useCommand, useTRPC, useTRPCClient, newId } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { Files } from '../registers/Files.tsx'
import '../registers/registers.css'
import { FinishForm } from './FinishForm.tsx'
import { TaskForm } from './TaskForm.tsx'
import { texts } from './texts.ts'

const tones = {
  done: 'done',
  open: 'plain',
  due: 'dueSoon',
  overdue: 'overdue',
  'to-approve': 'waiting',
} as const
const tone = (state: TaskState) => tones[state]

/** What has to be done until the first day and behind it, by its day, with who does it and how it stands. */
export function Countdown({ batch, plans }: { readonly batch: BatchDetail; readonly plans: boolean }) {
  const t = useTexts(texts)
  const [task, setTask] = useState<HandoverTaskRow | 'new'>()
  const [onlyOpen, setOnlyOpen] = useState(false)
  const shown = onlyOpen ? batch.tasks.filter(({ state }) => state !== 'done') : batch.tasks
  return (
    <section className="handover-table">
      <div className="handover-actions">
        <h2>{t('countdown')}</h2>
        <span className="desk-soft">
          {t('tasksDone', {
            done: batch.tasks.filter(({ state }) => state === 'done').length,
            count: batch.tasks.length,
          })}
        </span>
        <Button size="small" aria-pressed={onlyOpen} onClick={() => setOnlyOpen(!onlyOpen)}>
          {t(onlyOpen ? 'showAll' : 'showOpen')}
        </Button>
        {plans && !batch.ended ? (
          <Button size="small" onClick={() => setTask('new')}>
            {t('addTask')}
          </Button>
        ) : null}
      </div>
      {shown.length === 0 ? <EmptyState text={t(onlyOpen ? 'nothingOpen' : 'noTasks')} /> : null}
      <ol className="handover-tasks">
        {shown.map(one => (
          <Task key={one.id} batch={batch} task={one} plans={plans} onChange={() => setTask(one)} />
        ))}
      </ol>
      {task ? (
        <TaskForm batch={batch} task={task === 'new' ? undefined : task} onClose={() => setTask(undefined)} />
      ) : null}
    </section>
  )
}

interface TaskProps {
  readonly batch: BatchDetail
  readonly task: HandoverTaskRow
  readonly plans: boolean
  onChange(): void
}

function Task({ batch, task, plans, onChange }: TaskProps) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const works = may('handover.work') && !batch.ended
  const [finishing, setFinishing] = useState(false)
  const finish = useCommand(trpc.handover.finishTask)
  const reopen = useCommand(trpc.handover.reopenTask)
  const approve = useCommand(trpc.handover.approveTask)
  const about = { batchId: batch.id, taskId: task.id }
  const { state, daysBefore, proof, files } = task
  const open = task.doneAt === null
  const lacksProof = proof && files.length === 0
  const attach = (uploadId: string) =>
    client.handover.attachTaskFile.mutate({
      commandId: newId(),
      input: { ...about, fileId: newId(), uploadId },
    })
  return (
    <li className="handover-task" aria-label={task.name}>
      <span className="handover-task-when desk-figures">
        <strong>{task.dueOn}</strong>
        <span className="desk-soft">
          {daysBefore === 0
            ? t('onFirstDay')
            : t(daysBefore > 0 ? 'daysBefore' : 'daysAfter', { count: Math.abs(daysBefore) })}
        </span>
      </span>
      <span className="handover-task-what">
        <strong>{task.name}</strong>
        <span className="desk-soft">
          {task.ownerName ?? t('nobody')}
          {proof ? ` · ${t('needsProof')}` : ''}
          {task.approval ? ` · ${t('needsApproval')}` : ''}
        </span>
        {task.doneAt === null ? null : (
          <span className="desk-soft">
            {t('doneBy', { name: task.doneByName ?? '—' })} <Time at={task.doneAt} />
            {task.approvedAt === null ? null : (
              <>
                {' · '}
                {t('approvedBy', { name: task.approvedByName ?? '—' })} <Time at={task.approvedAt} />
              </>
            )}
          </span>
        )}
        {task.note ? <span>{task.note}</span> : null}
        {proof || files.length > 0 ? (
          <Files label={t('proof')} files={files} attach={works && open ? attach : undefined} />
        ) : null}
        {finishing ? (
          <FinishForm
            onCancel={() => setFinishing(false)}
            pending={finish.pending}
            onDone={note => {
              finish.run({ ...about, note }).then(
                () => setFinishing(false),
                () => undefined,
              )
            }}
          />
        ) : null}
        <ErrorNote error={finish.error ?? reopen.error ?? approve.error} />
      </span>
      <StateTag tone={tone(state)}>{word(taskStateWords[state])}</StateTag>
      <span className="handover-actions">
        {works && open && !finishing ? (
          <Button
            size="small"
            type={state === 'overdue' || state === 'due' ? 'primary' : 'default'}
            disabled={lacksProof}
            title={lacksProof ? t('proofFirst') : undefined}
            aria-label={`${t('finish')} ${task.name}`}
            onClick={() => setFinishing(true)}
          >
            {t('finish')}
          </Button>
        ) : null}
        {state === 'to-approve' && may('handover.approve') ? (
          <Button size="small" type="primary" loading={approve.pending} onClick={() => approve.send(about)}>
            {t('approve')}
          </Button>
        ) : null}
        {plans && !open && !batch.ended ? (
          <Button size="small" type="text" loading={reopen.pending} onClick={() => reopen.send(about)}>
            {t('reopen')}
          </Button>
        ) : null}
        {plans && open && !batch.ended ? (
          <Button size="small" type="text" aria-label={`${t('change')} ${task.name}`} onClick={onChange}>
            {t('change')}
          </Button>
        ) : null}
      </span>
    </li>
  )
}

import { Button, Checkbox, Input, InputNumber } from 'antd'
import { useState } from 'react'
import type { BatchDetail, HandoverTaskRow } from '../../../main/contract/handover.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { addDays } from '../../components/date/days.ts'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { StaffPick } from '../registers/StaffPick.tsx'
import { texts } from './texts.ts'

interface TaskFormProps {
  readonly batch: BatchDetail
  readonly task: HandoverTaskRow | undefined
  onClose(): void
}

const entryOf = (task: HandoverTaskRow) => ({
  name: task.name,
  daysBefore: task.daysBefore,
  ownerId: task.ownerId,
  proof: task.proof,
  approval: task.approval,
})

/** A task of the countdown: what, when before the first day, who. */
export function TaskForm({ batch, task, onClose }: TaskFormProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [taskId] = useState(() => task?.id ?? newId())
  const now = batch.tasks.find(({ id }) => id === taskId) ?? task
  const fresh = now && entryOf(now)
  const [entry, setEntry] = useState(
    fresh ?? { name: '', daysBefore: 30, ownerId: null, proof: false, approval: false },
  )
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: fresh,
    mine: entry,
    take: field => fresh && set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const save = useCommand(trpc.handover.saveTask, { onSuccess: onClose })
  const remove = useCommand(trpc.handover.removeTask, { onSuccess: onClose })
  const name = entry.name.trim()
  const submit = () => {
    setTried(true)
    if (name !== '') save.send({ batchId: batch.id, taskId, ...entry, name, base: meanwhile.base })
  }
  const title = t(task ? 'changeTask' : 'addTask')
  return (
    <Dialog title={title} footer={null} width={480} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="handover-form" label={title}>
        <Field label={t('task')} required error={tried && name === '' ? t('nameMissing') : undefined}>
          {control => (
            <Input
              {...control}
              autoFocus
              maxLength={120}
              value={entry.name}
              onChange={event => set({ name: event.target.value })}
            />
          )}
        </Field>
        <Field
          label={t('daysBeforeLabel')}
          hint={`${t('taskDue', { day: addDays(batch.firstDay, -entry.daysBefore) })} ${t('daysBeforeHint')}`}
        >
          {control => (
            <InputNumber
              {...control}
              min={-400}
              max={400}
              precision={0}
              value={entry.daysBefore}
              onChange={daysBefore => set({ daysBefore: daysBefore ?? 0 })}
            />
          )}
        </Field>
        <Field label={t('taskOwner')}>
          {({ id }) => <StaffPick id={id} value={entry.ownerId} onChange={ownerId => set({ ownerId })} />}
        </Field>
        <Checkbox checked={entry.proof} onChange={event => set({ proof: event.target.checked })}>
          {t('needsProof')}
        </Checkbox>
        <Checkbox checked={entry.approval} onChange={event => set({ approval: event.target.checked })}>
          {t('needsApproval')}
        </Checkbox>
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={{ id: batch.id, part: taskId }}
          label={field =>
            field === 'name'
              ? t('task')
              : field === 'daysBefore'
                ? t('daysBeforeLabel')
                : field === 'ownerId'
                  ? t('taskOwner')
                  : t(field === 'proof' ? 'needsProof' : 'needsApproval')
          }
        />
        <ErrorNote error={save.error ?? remove.error} />
        <div className="handover-actions handover-foot">
          {task ? (
            <Button
              type="text"
              danger
              loading={remove.pending}
              onClick={() => remove.send({ batchId: batch.id, taskId })}
            >
              {t('removeTask')}
            </Button>
          ) : null}
          <Button type="text" onClick={onClose}>
            {t('cancel')}
          </Button>
          <Button type="primary" htmlType="submit" loading={save.pending}>
            {t('save')} <KeyHint keys="Ctrl Enter" />
          </Button>
        </div>
      </DeskForm>
    </Dialog>
  )
}

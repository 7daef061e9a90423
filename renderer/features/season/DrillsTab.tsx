import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { DrillRow } from '../../../main/contract/season.ts'
import { newId, useCommand, useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ConfirmPopover } from '../../components/ConfirmPopover.tsx'
import { DateField } from '../../components/date/DateField.tsx'
import { DeskForm } from '../../components/DeskForm.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorNote, ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { MeanwhileNote } from '../../components/meanwhile/MeanwhileNote.tsx'
import { useMeanwhile } from '../../components/meanwhile/useMeanwhile.ts'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { FormFoot } from './FormFoot.tsx'
import { texts } from './texts.ts'

/** Drills that were held, what was learnt, when the next one is due. */
export function DrillsTab() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const edits = useMay()('season.edit')
  const found = useQuery(trpc.season.drills.queryOptions())
  const [editing, setEditing] = useState<{ drill?: DrillRow }>()
  const button = edits ? (
    <Button type="primary" onClick={() => setEditing({})}>
      {t('addDrill')}
    </Button>
  ) : null
  return (
    <section>
      <div className="season-actions">
        {found.data && found.data.length > 0 ? button : null}
        <ExportRegister seen={{ list: { list: 'drills' }, title: t('tab.drills'), words: [] }} />
      </div>
      {found.error && !found.data ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending ? <Loading rows={4} /> : null}
      {found.data?.length === 0 ? <EmptyState text={t('drillsEmpty')} action={button} /> : null}
      {found.data && found.data.length > 0 ? (
        <div className="season-table">
          <table aria-label={t('tab.drills')}>
            <thead>
              <tr>
                {(['day', 'scenario', 'participants', 'learnt', 'nextDay'] as const).map(name => (
                  <th key={name} scope="col">
                    {t(name)}
                  </th>
                ))}
                <th />
              </tr>
            </thead>
            <tbody>
              {found.data.map(drill => (
                <tr key={drill.id}>
                  <td className="season-day">{drill.day}</td>
                  <td>{drill.scenario}</td>
                  <td>{drill.participants}</td>
                  <td>{drill.learnt}</td>
                  <td className="season-day">{drill.nextDay}</td>
                  <td>
                    {edits ? (
                      <Button
                        size="small"
                        aria-label={`${t('change')} ${drill.day}`}
                        onClick={() => setEditing({ drill })}
                      >
                        {t('change')}
                      </Button>
                    ) : null}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      ) : null}
      {editing ? <DrillForm {...editing} onClose={() => setEditing(undefined)} /> : null}
    </section>
  )
}

const entryOf = (drill: DrillRow | undefined) => ({
  day: drill?.day ?? formatDay(Date.now()),
  scenario: drill?.scenario ?? '',
  participants: drill?.participants ?? '',
  learnt: drill?.learnt ?? '',
  nextDay: drill?.nextDay ?? '',
})
const words = ['scenario', 'participants', 'learnt'] as const

function DrillForm({ drill, onClose }: { readonly drill?: DrillRow; onClose(): void }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const save = useCommand(trpc.season.saveDrill, { onSuccess: onClose })
  const remove = useCommand(trpc.season.removeDrill, { onSuccess: onClose })
  const [drillId] = useState(() => drill?.id ?? newId())
  const fresh = entryOf(drill)
  const [entry, setEntry] = useState(fresh)
  const [tried, setTried] = useState(false)
  const set = (part: Partial<typeof entry>) => setEntry(current => ({ ...current, ...part }))
  const meanwhile = useMeanwhile({
    now: drill && fresh,
    mine: entry,
    take: field => set({ [field]: fresh[field as keyof typeof fresh] }),
  })
  const missing = entry.scenario.trim() === ''
  const submit = () => {
    setTried(true)
    if (missing || entry.day === '' || save.pending) return
    save.send({
      drillId,
      ...entry,
      nextDay: entry.nextDay === '' ? null : entry.nextDay,
      base: meanwhile.base,
    })
  }
  return (
    <Dialog title={t(drill ? 'changeDrill' : 'addDrill')} footer={null} width={520} onCancel={onClose}>
      <DeskForm onSubmit={submit} ctrlEnter className="season-form" label={t('addDrill')}>
        <Field label={t('day')} required>
          {control => <DateField {...control} value={entry.day} onChange={day => set({ day })} />}
        </Field>
        {words.map(name => (
          <Field
            key={name}
            label={t(name)}
            required={name === 'scenario'}
            error={name === 'scenario' && tried && missing ? t('missingField') : undefined}
          >
            {control => (
              <Input.TextArea
                {...control}
                maxLength={name === 'learnt' ? 2000 : 500}
                autoSize={{ minRows: 1, maxRows: 6 }}
                value={entry[name]}
                onChange={event => set({ [name]: event.target.value })}
              />
            )}
          </Field>
        ))}
        <Field label={t('nextDay')}>
          {control => <DateField {...control} value={entry.nextDay} onChange={nextDay => set({ nextDay })} />}
        </Field>
        <MeanwhileNote
          meanwhile={meanwhile}
          thing={drill}
          label={field => {
            const known = [...words, 'day' as const, 'nextDay' as const].find(name => name === field)
            return known && t(known)
          }}
        />
        <ErrorNote error={save.error ?? remove.error} />
        {drill ? (
          <ConfirmPopover
            question={t('removeDrill')}
            verb={t('remove')}
            onConfirm={() => remove.send({ drillId })}
          >
            <Button type="text">{t('remove')}</Button>
          </ConfirmPopover>
        ) : null}
        <FormFoot pending={save.pending} onCancel={onClose} />
      </DeskForm>
    </Dialog>
  )
}
